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
  #last: Promise<void> = Promise.resolve();
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

  /** Resolves when the operating system has accepted the message, or when the socket has been closed. */
  send(text: string): Promise<void> {
    // Not async: that would keep the text in memory as well until the message has been sent.
    return this.#send(Buffer.from(text));
  }

  async #send(message: Buffer): Promise<void> {
    const release = this.#backlog.hold(this.#connection, message.length);
    this.#bytes += message.length;
    if (this.#bytes > maxWaiting) this.#socket.pause();
    const sent = this.#last.then(() => this.#write(message));
    this.#last = sent.catch(() => {});
    try {
      await sent;
    } finally {
      release();
      this.#bytes -= message.length;
      if (this.#bytes <= maxWaiting) this.#socket.resume();
    }
  }

  async #write(message: Buffer): Promise<void> {
    let left = message.length;
    for (const chunk of chunksOf(message)) {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      left -= chunk.length;
      await this.#writeFragment(chunk, left === 0);
    }
  }

  #writeFragment(fragment: Uint8Array, fin: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(fragment, { binary: false, fin }, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

/** Bytes that may wait before the client has to read some of them to be listened to. */
const maxWaiting = 4 * chunkBytes;
