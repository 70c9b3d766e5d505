import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';

/** Tells a client that this server is being drained: it should come back at once, to another. */
export const drainCloseCode = 4503;

export interface SocketOptions {
  /** Milliseconds between pings; one that is not answered before the next ends the socket of a reader that is not behind. */
  heartbeatMs: number;
  /** Milliseconds that a reader may take nothing. */
  stuckMs: number;
  /** Bytes of one message from a client. */
  maxPayload: number;
  log: Logger;
}

/**
 * Subscriptions over `graphql-transport-ws`. A message counts as sent when the system has taken it: until then the
 * subscription is not asked for its next result.
 *
 * @see https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export class Sockets {
  readonly #options: SocketOptions;
  readonly #server: WebSocketServer;
  readonly #pulse: NodeJS.Timeout;
  readonly #silent = new WeakSet<WebSocket>();

  constructor(operations: ServerOptions, options: SocketOptions) {
    this.#options = options;
    const core = makeServer<Record<string, unknown>, Upgrade>(operations);
    this.#server = new WebSocketServer({
      noServer: true,
      handleProtocols,
      maxPayload: options.maxPayload,
    });
    this.#server.on('connection', (socket, request) => this.#serve(core, socket, request));
    this.#pulse = setInterval(() => this.#ping(), options.heartbeatMs).unref();
  }

  /** Sockets open now. */
  get size(): number {
    return this.#server.clients.size;
  }

  /** Takes a connection that asks to become a WebSocket. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, connection, head, (socket) => {
      this.#server.emit('connection', socket, request);
    });
  }

  /** Closes all sockets, spread evenly over `windowMs`, so that clients do not all come back at once. */
  drain(windowMs: number): void {
    const sockets = [...this.#server.clients];
    for (const [i, socket] of sockets.entries()) {
      const close = () => socket.close(drainCloseCode, 'The server is stopping: connect again');
      setTimeout(close, (i / sockets.length) * windowMs).unref();
    }
  }

  /** Ends what is still open. */
  close(): void {
    clearInterval(this.#pulse);
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #serve(
    core: ReturnType<typeof makeServer<Record<string, unknown>, Upgrade>>,
    socket: WebSocket,
    request: IncomingMessage,
  ): void {
    const { stuckMs, log } = this.#options;
    let unsent = 0;
    let stuck: NodeJS.Timeout | undefined;
    const settle = () => {
      unsent -= 1;
      if (unsent === 0) clearTimeout(stuck);
      else stuck?.refresh();
    };
    const send = (text: string) =>
      new Promise<void>((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        if (unsent === 0) stuck = setTimeout(() => socket.terminate(), stuckMs).unref();
        unsent += 1;
        socket.send(text, (error) => {
          settle();
          if (error) reject(error);
          else resolve();
        });
      });
    const closed = core.opened(
      {
        protocol: socket.protocol,
        send,
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => {
              // What fails behind a socket that is gone concerns nobody.
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err: error }, 'a message on a WebSocket failed');
              socket.close(1011, 'Internal server error');
            });
          });
        },
      },
      { request },
    );
    socket.on('pong', () => this.#silent.delete(socket));
    socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke'));
    socket.once('close', (code, reason) => {
      clearTimeout(stuck);
      void closed(code, String(reason));
    });
  }

  #ping(): void {
    for (const socket of this.#server.clients) {
      // A ping would wait behind what the reader has not taken yet, and be no measure of its life: `stuckMs` is.
      if (socket.bufferedAmount > 0) this.#silent.delete(socket);
      else if (this.#silent.has(socket)) socket.terminate();
      else {
        this.#silent.add(socket);
        socket.ping();
      }
    }
  }
}

/** What an operation on a socket knows of the request that opened it. */
export interface Upgrade {
  request: IncomingMessage;
}
