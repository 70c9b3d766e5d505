import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Backlog } from '../backlog.ts';
import { chunkBytes, chunksOf } from '../chunks.ts';
import type { PreparedResult } from './prepared-result.ts';

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
   * @returns a promise that resolves when the operating system has accepted the message, or when the socket has been closed. Undefined
   *   if there is nothing to wait for.
   */
  send(text: string): Promise<void> | undefined {
    const message = Buffer.from(text);
    return this.#send(message.length, () => this.#write([message]));
  }

  /**
   * Sends a message that contains a result.
   *
   * @param before the bytes of the message before the result, as `latin1`.
   * @param after the bytes after it.
   * @returns the same as {@link send}.
   */
  sendResult(before: string, result: PreparedResult, after: string): Promise<void> | undefined {
    const bytes = before.length + result.json.length + after.length;
    if (bytes > maxFrameBytes) {
      const parts = [Buffer.from(before, 'latin1'), result.json, Buffer.from(after, 'latin1')];
      return this.#send(bytes, () => this.#write(parts));
    }
    return this.#send(bytes, () =>
      this.#writeFrame(`${headerOf(bytes)}${before}${result.bytes}${after}`),
    );
  }

  #send(bytes: number, write: () => Promise<void> | undefined): Promise<void> | undefined {
    const accepted = this.#last === undefined ? write() : this.#last.then(write);
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

  /** Writes a message in fragments. */
  async #write(parts: Buffer[]): Promise<void> {
    const fragments = parts.flatMap((part) => [...chunksOf(part)]);
    const last = fragments.at(-1);
    for (const fragment of fragments) {
      if (!this.#isOpen) return;
      await this.#accepted((onAccepted) => {
        this.#socket.send(fragment, { binary: false, fin: fragment === last }, onAccepted);
      });
    }
  }

  /** Writes a frame in one piece. `ws` would write its header as a buffer of its own, which costs twice as much. */
  #writeFrame(frame: string): Promise<void> | undefined {
    if (!this.#isOpen) return undefined;
    return this.#accepted((onAccepted) => this.#connection.write(frame, 'latin1', onAccepted));
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #accepted(write: (onAccepted: () => void) => void): Promise<void> | undefined {
    let accept = () => {};
    write(() => accept());
    if (this.#connection.writableLength === 0) return undefined;
    return new Promise((resolve) => {
      accept = resolve;
    });
  }
}

/** Bytes that a message may have to be sent in one frame, whose header has a length of 16 bits. */
const maxFrameBytes = chunkBytes - 1;

/**
 * The header of the only frame of a text message, as `latin1`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
const headerOf = (bytes: number): string =>
  bytes < 126
    ? String.fromCharCode(finalText, bytes)
    : String.fromCharCode(finalText, 126, bytes >> 8, bytes & 0xff);

const finalText = 0x81;

/** Bytes that may wait before the client has to read some of them to be listened to. */
const maxWaiting = 4 * chunkBytes;
