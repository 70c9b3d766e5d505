import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface BacklogOptions {
  /** Milliseconds after which a client that reads nothing of what waits for it is disconnected. */
  stuckMs: number;
  /** The most bytes that wait for all clients together. Default: 64 million. */
  maxBytes?: number | undefined;
}

/**
 * Everything that clients have not read yet, whatever it is: responses, event streams, messages of WebSockets. Disconnects clients
 * that read nothing of it for `stuckMs`. If more than `maxBytes` wait, it disconnects sooner, beginning with the client that has read
 * nothing for the longest time.
 */
export class Backlog {
  readonly #stuckMs: number;
  readonly #maxBytes: number;
  readonly #connections = new Map<Socket, Progress>();
  #held = 0;

  constructor({ stuckMs, maxBytes = 64_000_000 }: BacklogOptions) {
    this.#stuckMs = stuckMs;
    this.#maxBytes = maxBytes;
  }

  /** Watches the connections of a server until it is closed. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      if (this.#connections.has(socket)) return;
      this.#connections.set(socket, { sent: 0, since: Date.now(), held: 0 });
      socket.once('close', () => this.#connections.delete(socket));
    });
    const everyMs = Math.min(this.#stuckMs / 4, 5000);
    const timer = setInterval(() => this.#disconnectStuck(), everyMs).unref();
    server.once('close', () => clearInterval(timer));
  }

  /** Counts bytes that have not been handed to their connection yet. @returns a function to call once they have been. */
  hold(socket: Socket, bytes: number): () => void {
    const progress = this.#connections.get(socket);
    if (progress === undefined) return () => {};
    let held = bytes;
    this.#held += held;
    progress.held += held;
    if (this.#held > this.#maxBytes) this.#makeRoom();
    return () => {
      this.#held -= held;
      progress.held -= held;
      held = 0;
    };
  }

  #disconnectStuck(): void {
    const now = Date.now();
    let total = 0;
    for (const [socket, progress] of this.#connections) {
      const waiting = socket.writableLength + progress.held;
      total += waiting;
      const sent = socket.bytesWritten - socket.writableLength;
      if (waiting === 0 || sent !== progress.sent) {
        progress.sent = sent;
        progress.since = now;
      } else if (now - progress.since >= this.#stuckMs) {
        socket.destroy();
      }
    }
    if (total > this.#maxBytes) this.#makeRoom();
  }

  #makeRoom(): void {
    const waiting = [...this.#connections]
      .map(([socket, { since, held }]) => ({ socket, since, bytes: socket.writableLength + held }))
      .filter(({ bytes }) => bytes > 0)
      .sort((one, other) => one.since - other.since);
    let excess = waiting.reduce((total, { bytes }) => total + bytes, -this.#maxBytes);
    for (const { socket, bytes } of waiting) {
      if (excess <= 0) return;
      excess -= bytes;
      socket.destroy();
    }
  }
}

interface Progress {
  /** Bytes that the operating system had accepted when this was last compared. */
  sent: number;
  /** When that number last changed, or when nothing waited. */
  since: number;
  /** Bytes that have not been handed to the connection yet. */
  held: number;
}
