import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of an HTTP server, WebSockets included. Ends them at shutdown without cutting a response or losing a request:
 * Node.js would also close a connection whose response has not left yet.
 */
export class OpenConnections {
  readonly #server: Server;
  readonly #open = new Map<Socket, ConnectionState>();
  #isClosing = false;

  constructor(server: Server) {
    this.#server = server;
    // `close` calls it, but a request may be on its way.
    server.closeIdleConnections = () => {};
    server.prependListener('connection', (socket) => this.#add(socket));
    server.prependListener('request', (request, response) => this.#serve(request, response));
  }

  /**
   * Stops accepting connections. From then on, each is closed after its next response, which says so, and those without a request
   * after `idleMs`, in which one that is on its way arrives. Responses say so only now, because a proxy would answer with more
   * connections to this port, and lose those that are not accepted before it is closed.
   *
   * @returns a promise that resolves when the last connection is gone.
   */
  async close(idleMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.once('close', resolve));
    this.#server.close();
    this.#isClosing = true;
    for (const { responses } of this.#open.values()) {
      for (const response of responses) closeAfter(response);
    }
    const timer = setTimeout(() => this.#closeIdle(), idleMs);
    await closed;
    clearTimeout(timer);
  }

  /** Calls `act` once the responses in progress on a connection have been sent, unless it has been closed by then. */
  afterResponses(socket: Socket, act: () => void): void {
    const last = [...(this.#open.get(socket)?.responses ?? [])].at(-1);
    if (last === undefined) {
      act();
      return;
    }
    // Node.js has removed its own handler together with the others.
    const ignore = () => {};
    socket.on('error', ignore);
    last.once('close', () => {
      socket.off('error', ignore);
      if (!socket.destroyed) act();
    });
  }

  #add(socket: Socket): void {
    // A connection starts again after an upgrade that was ignored.
    if (this.#open.has(socket)) return;
    this.#open.set(socket, { responses: new Set(), idleAt: 0 });
    socket.once('close', () => this.#open.delete(socket));
  }

  #serve({ socket }: IncomingMessage, response: ServerResponse): void {
    const state = this.#open.get(socket);
    if (state === undefined) return;
    state.responses.add(response);
    if (this.#isClosing) closeAfter(response);
    response.once('close', () => {
      state.responses.delete(response);
      state.idleAt = socket.bytesRead;
      if (this.#isClosing && isIdle(socket, state)) socket.destroySoon();
    });
  }

  #closeIdle(): void {
    for (const [socket, state] of this.#open) {
      if (isIdle(socket, state)) socket.destroySoon();
    }
  }
}

interface ConnectionState {
  /** The responses in progress. */
  readonly responses: Set<ServerResponse>;
  /** The number of bytes received when the last response had been sent; 0 before the first request. */
  idleAt: number;
}

/** Whether nothing has arrived since the last response. More bytes are the beginning of a request, or a WebSocket. */
const isIdle = (socket: Socket, { responses, idleAt }: ConnectionState): boolean =>
  responses.size === 0 && socket.bytesRead === idleAt;

const closeAfter = (response: ServerResponse): void => {
  if (!response.headersSent) response.shouldKeepAlive = false;
};
