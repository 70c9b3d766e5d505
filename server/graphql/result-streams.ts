import type { ServerResponse } from 'node:http';
import { isAsyncIterable } from 'graphql-yoga';
import type { ClientConnections } from '../access/client-connections.ts';
import type { Backlog } from '../backlog.ts';
import { chunksOf } from '../chunks.ts';
import type { Delivery } from '../ports/follow-task.ts';
import type { Refusal } from '../refusal.ts';
import type { StreamFormat } from './stream-format.ts';

export interface ResultStreamOptions {
  /** Milliseconds between heartbeats on an idle stream. */
  heartbeatMs: number;
  /** What clients have not read yet. */
  backlog: Backlog;
  clients: ClientConnections;
}

/** Responses that send each result of an operation when it is there. */
export class ResultStreams {
  readonly #options: ResultStreamOptions;
  readonly #open = new Set<() => void>();

  constructor(options: ResultStreamOptions) {
    this.#options = options;
  }

  /** The number of open streams. */
  get size(): number {
    return this.#open.size;
  }

  /**
   * Responds with one result, or with each result of a subscription. The next result is pulled when the client can take it. A client
   * that has too many streams and sockets open is refused.
   */
  respond(
    result: unknown,
    format: StreamFormat,
    delivery: Delivery,
    connection: ServerResponse,
  ): Response | Refusal {
    const iterator = isAsyncIterable<object>(result)
      ? result[Symbol.asyncIterator]()
      : [result][Symbol.iterator]();
    const { heartbeatMs, backlog, clients } = this.#options;
    const leave = clients.open(connection.req);
    if (typeof leave !== 'function') {
      void iterator.return?.();
      return leave;
    }
    let ended = false;
    let end = () => {};
    let message = chunksOf(new Uint8Array());
    let release = () => {};
    /** Whether it waits for the next result. */
    let isIdle = false;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          controller.enqueue(encode(format.start));
          const heartbeat = setInterval(() => {
            if (isIdle && connection.writableLength === 0) connection.write(format.heartbeat);
          }, heartbeatMs).unref();
          end = () => {
            if (ended) return;
            ended = true;
            this.#open.delete(end);
            clearInterval(heartbeat);
            release();
            leave();
            void iterator.return?.();
            closeQuietly(controller);
          };
          this.#open.add(end);
          connection.once('close', end);
          // If the client left while the subscription started, nothing will pull or cancel this body.
          if (connection.closed) end();
        },
        pull: async (controller) => {
          const chunk = message.next();
          if (!chunk.done) return controller.enqueue(chunk.value);
          release();
          isIdle = true;
          const { done, value } = await iterator.next();
          isIdle = false;
          if (ended) return;
          const bytes = encode(done ? format.completion : format.next(value, delivery));
          release = backlog.hold(connection.req.socket, bytes.length);
          message = chunksOf(bytes);
          const first = message.next();
          if (!first.done) controller.enqueue(first.value);
          if (done) end();
        },
        cancel: () => end(),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: format.headers });
  }

  /** Ends all streams, spread evenly over `windowMs` so that clients do not all reconnect at once. */
  drain(windowMs: number): void {
    const ends = [...this.#open];
    for (const [i, end] of ends.entries()) setTimeout(end, (i / ends.length) * windowMs).unref();
  }
}

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** Closing throws if the client has already disconnected. */
const closeQuietly = (controller: ReadableStreamDefaultController): void => {
  try {
    controller.close();
  } catch {}
};
