import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Backlog } from '../backlog.ts';
import { chunkBytes, chunksOf } from '../chunks.ts';
import { PreparedResult } from './prepared-result.ts';
import type { StreamFormat } from './stream-format.ts';
import { Subscription } from './subscription.ts';

export interface ResultStreamOptions {
  /** One result, or a subscription with any number of them. */
  readonly result: unknown;
  readonly format: StreamFormat;
  readonly response: ServerResponse;
  readonly backlog: Backlog;
  /** Called once, when nothing more is sent. */
  readonly onEnd: () => void;
}

/** One response that sends each result when it is there. */
export class ResultStream {
  readonly #options: ResultStreamOptions;
  /** Takes what the client has not read yet out of the backlog. */
  #release = () => {};
  #isIdle = false;
  #hasEnded = false;

  constructor(options: ResultStreamOptions) {
    this.#options = options;
    options.response.once('close', () => this.end());
  }

  /** Sends all results, and resolves when the response has ended. */
  async send(): Promise<void> {
    const { result, format, response } = this.#options;
    response.writeHead(200, format.headers);
    await this.#write(Buffer.from(format.start));
    try {
      if (result instanceof Subscription) {
        await result.sendTo({ send: (prepared) => this.#send(prepared.in(format)) });
      } else await this.#write(new PreparedResult(result).in(format));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      await this.#write(new PreparedResult({ errors: [error] }).in(format));
    }
    await this.#write(Buffer.from(format.completion));
    this.end();
  }

  /** Keeps proxies from closing the connection while there is nothing to send. */
  beat(): void {
    const { response, format } = this.#options;
    if (this.#isIdle && response.writableLength === 0) response.write(format.heartbeat);
  }

  /** Ends the response. Without the completion, clients know that it was interrupted. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#isIdle = false;
    const { result, response, onEnd } = this.#options;
    if (result instanceof Subscription) result.end();
    this.#release();
    onEnd();
    response.end();
  }

  /** Sends a frame. Returns a promise if it is large, or if the one before has not been accepted. */
  #send(frame: Buffer): Promise<void> | undefined {
    const { response } = this.#options;
    if (frame.length > chunkBytes || response.writableLength > 0) return this.#write(frame);
    if (!this.#hasEnded) response.write(frame);
    return undefined;
  }

  /** Resolves when the operating system has accepted everything. */
  async #write(frame: Buffer): Promise<void> {
    if (this.#hasEnded) return;
    const { response, backlog } = this.#options;
    this.#isIdle = false;
    this.#release = backlog.hold(response.req.socket, frame.length);
    for (const chunk of chunksOf(frame)) {
      await new Promise((resolve) => response.write(chunk, resolve));
      if (this.#hasEnded) return;
    }
    this.#release();
    this.#isIdle = true;
  }
}
