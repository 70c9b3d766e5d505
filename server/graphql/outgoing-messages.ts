import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Backlog } from '../backlog.ts';
import { chunkBytes, chunksOf } from '../chunks.ts';

/**
 * The messages of one WebSocket that its client has not read yet. They are sent one after the other, large ones in fragments. While
 * many bytes wait, nothing more is read from the client.
 */
export class OutgoingMessages {
  readonly #socket: WebSocket;
  readonly #connection: Socket;
  readonly #backlog: Backlog;
  #last: Promise<void> | undefined;
  #bytes = 0;

  constructor(socket: WebSocket, connection: Socket, backlog: Backlog) {
    this.#socket = socket;
    this.#connection = connection;
    this.#backlog = backlog;
  }

  /** Whether messages wait. */
  get areWaiting(): boolean {
    return this.#bytes > 0;
  }

  /**
   * Sends a message, whose parts are not copied if they are large.
   *
   * @returns a promise that resolves when the operating system has accepted the message, or when the socket has been closed. Undefined
   *   if there is nothing to wait for.
   */
  send(...parts: Buffer[]): Promise<void> | undefined {
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    const message = bytes > chunkBytes ? parts : Buffer.concat(parts, bytes);
    const accepted =
      this.#last === undefined ? this.#write(message) : this.#last.then(() => this.#write(message));
    return accepted && this.#wait(accepted, bytes);
  }

  async #wait(accepted: Promise<void>, bytes: number): Promise<void> {
    const release = this.#backlog.hold(this.#connection, bytes);
    this.#bytes += bytes;
    this.#last = accepted;
    if (this.#bytes > maxWaiting) this.#socket.pause();
    await accepted;
    release();
    this.#bytes -= bytes;
    if (this.#last === accepted) this.#last = undefined;
    if (this.#bytes <= maxWaiting) this.#socket.resume();
  }

  #write(message: Message): Promise<void> | undefined {
    return Buffer.isBuffer(message)
      ? this.#writeFragment(message, true)
      : this.#writeLarge(message);
  }

  async #writeLarge(parts: Buffer[]): Promise<void> {
    const fragments = parts.flatMap((part) => [...chunksOf(part)]);
    const last = fragments.at(-1);
    for (const fragment of fragments) await this.#writeFragment(fragment, fragment === last);
  }

  #writeFragment(fragment: Uint8Array, fin: boolean): Promise<void> | undefined {
    if (this.#socket.readyState !== this.#socket.OPEN) return undefined;
    let accept = () => {};
    this.#socket.send(fragment, { binary: false, fin }, () => accept());
    if (this.#connection.writableLength === 0) return undefined;
    return new Promise((resolve) => {
      accept = resolve;
    });
  }
}

/** In one piece, unless it is large. */
type Message = Buffer | Buffer[];

/** Bytes that may wait before the client has to read some of them to be listened to. */
const maxWaiting = 4 * chunkBytes;
