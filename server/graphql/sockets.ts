import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { makeServer, type ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { isNestedDeeper } from '../../contract/json-nesting.ts';
import { incomingTrace } from '../../process/incoming-trace.ts';
import type { ClientConnections } from '../access/client-connections.ts';
import type { Backlog } from '../backlog.ts';
import { maxNesting } from '../json-body.ts';
import { refuseUpgrade } from '../refusal.ts';
import type { RequestLimits } from '../request-limits.ts';
import { Turns } from '../turns.ts';
import { explainingSocket } from './explaining-socket.ts';
import { OperationIds } from './operation-ids.ts';
import { OutgoingMessages } from './outgoing-messages.ts';
import type { SocketState } from './socket-state.ts';
import { chooseSubprotocol } from './subprotocol.ts';

/** Tells a client that this server is shutting down: it should reconnect immediately, to another server. */
export const drainCloseCode = 4503;

export interface SocketOptions {
  /** Milliseconds between pings. A client that has read everything but does not answer a ping before the next is disconnected. */
  heartbeatMs: number;
  /** What clients have not read yet. */
  backlog: Backlog;
  limits: Pick<RequestLimits, 'maxMessageBytes' | 'connectionInitMs'>;
  clients: ClientConnections;
  log: Logger;
}

/**
 * Operations over `graphql-transport-ws`. A message counts as sent once the operating system has accepted it; only then is the next
 * result of the subscription pulled.
 *
 * @see https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export class Sockets {
  readonly #options: SocketOptions;
  readonly #server: WebSocketServer;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #outgoing = new WeakMap<WebSocket, OutgoingMessages>();
  /** Sockets that have not answered the last ping. */
  readonly #unanswered = new WeakSet<WebSocket>();

  constructor(operations: SocketOperations, options: SocketOptions) {
    this.#options = options;
    const { maxMessageBytes, connectionInitMs } = options.limits;
    const core = makeServer<Record<string, unknown>, SocketState>({
      ...operations,
      connectionInitWaitTimeout: connectionInitMs,
    });
    this.#server = new WebSocketServer({
      noServer: true,
      handleProtocols: chooseSubprotocol,
      maxPayload: maxMessageBytes,
      WebSocket: explainingSocket(options.limits),
      // Between two messages of one client, those of others are handled.
      allowSynchronousEvents: false,
      maxFragments,
      maxBufferedChunks: maxFragments,
    });
    this.#server.on('connection', (socket, request) => this.#serve(core, socket, request));
    this.#heartbeat = setInterval(() => this.#ping(), options.heartbeatMs).unref();
  }

  /** The number of open sockets. */
  get size(): number {
    return this.#server.clients.size;
  }

  /** Upgrades a connection to a WebSocket. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const release = this.#options.clients.open(request);
    if (typeof release !== 'function') {
      refuseUpgrade(connection, release);
      return;
    }
    connection.once('close', release);
    this.#server.handleUpgrade(request, connection, head, (socket) => {
      this.#server.emit('connection', socket, request);
    });
  }

  /** Closes all sockets, spread evenly over `windowMs` so that clients do not all reconnect at once. */
  drain(windowMs: number): void {
    const sockets = [...this.#server.clients];
    for (const [i, socket] of sockets.entries()) {
      const close = () => socket.close(drainCloseCode, 'Server is shutting down; reconnect');
      setTimeout(close, (i / sockets.length) * windowMs).unref();
    }
  }

  /** Terminates the sockets that are still open. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #serve(
    core: ReturnType<typeof makeServer<Record<string, unknown>, SocketState>>,
    socket: WebSocket,
    request: IncomingMessage,
  ): void {
    const { backlog, log } = this.#options;
    const outgoing = new OutgoingMessages(socket, request.socket, backlog);
    this.#outgoing.set(socket, outgoing);
    const ids = new OperationIds();
    const turns = new Turns(resultsAtOnce);
    const sender: SocketState['sender'] = (internal) => {
      const id = ids.clientIdOf(internal);
      const before = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
      const head = before.toString('latin1');
      return (result) => outgoing.sendResult(head, result, '}');
    };
    const closed = core.opened(
      {
        protocol: socket.protocol,
        send: (text) => {
          const message = ids.send(text);
          return message === undefined ? undefined : outgoing.send(message);
        },
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          // Not async: that would keep each message in memory for as long as the operation runs.
          const receive = (message: RawData): Promise<void> => {
            const sent = String(message);
            if (isNestedDeeper(sent, maxNesting)) {
              socket.close(badRequest, nested);
              return Promise.resolve();
            }
            const { text, done } = ids.receive(sent);
            return handle(text).finally(done);
          };
          socket.on('message', (message) => {
            receive(message).catch((error: unknown) => {
              // Errors after the socket has closed are expected.
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err: error }, 'failed to handle a WebSocket message');
              socket.close(1011, 'Internal server error');
            });
          });
        },
      },
      {
        trace: incomingTrace(request.headers),
        authorization: undefined,
        turns,
        results: new Map(),
        sender,
      },
    );
    socket.on('pong', () => this.#unanswered.delete(socket));
    socket.on('error', (error) => log.debug({ err: error }, 'WebSocket error'));
    socket.once('close', (code, reason) => {
      turns.close();
      void closed(code, String(reason));
    });
  }

  #ping(): void {
    for (const socket of this.#server.clients) {
      // A ping would queue behind unread data and say nothing about the client. The backlog covers that case.
      if (socket.bufferedAmount > 0 || this.#outgoing.get(socket)?.areWaiting)
        this.#unanswered.delete(socket);
      else if (this.#unanswered.has(socket)) socket.terminate();
      else {
        this.#unanswered.add(socket);
        socket.ping();
      }
    }
  }
}

export type SocketOperations = ServerOptions<Record<string, unknown>, SocketState>;

/** A message is kept in the pieces in which it arrives, each of which takes more memory than its content. */
const maxFragments = 1000;

/** The close code of graphql-ws for messages that it cannot read. */
const badRequest = 4400;
const nested = `The message is nested more than ${maxNesting} levels deep`;

/** More than one, so that a slow operation does not delay the events of others. */
const resultsAtOnce = 4;
