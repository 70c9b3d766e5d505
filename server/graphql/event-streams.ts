import type { ServerResponse } from 'node:http';
import { isAsyncIterable } from 'graphql-yoga';
import { encodeCursor } from '../../contract/cursor.ts';
import type { Delivery } from '../ports/follow-task.ts';

export interface EventStreamOptions {
  /** Milliseconds between comments on an idle stream. */
  heartbeatMs: number;
  /** Milliseconds after which a client that reads nothing is disconnected. */
  stuckMs: number;
  /** Milliseconds a client waits before it reconnects. */
  retryMs: number;
}

/**
 * Operations as server-sent events: `next` for each result, with the cursor as its `id`, and `complete` after the last. A stream
 * that ends without `complete` was interrupted or drained; the client reconnects with `Last-Event-ID`.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (distinct connections mode)
 */
export class EventStreams {
  readonly #options: EventStreamOptions;
  readonly #open = new Set<() => void>();

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  /** The number of open streams. */
  get size(): number {
    return this.#open.size;
  }

  /** Responds with one result, or with each result of a subscription. The next result is pulled when the client can take it. */
  respond(result: unknown, delivery: Delivery, connection: ServerResponse): Response {
    const iterator = isAsyncIterable<object>(result)
      ? result[Symbol.asyncIterator]()
      : [result][Symbol.iterator]();
    const { retryMs } = this.#options;
    let ended = false;
    let end = () => {};
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          controller.enqueue(encode(`retry: ${retryMs}\n\n`));
          const heartbeat = this.#startHeartbeat(controller, connection);
          end = () => {
            if (ended) return;
            ended = true;
            this.#open.delete(end);
            clearInterval(heartbeat);
            void iterator.return?.();
            closeQuietly(controller);
          };
          this.#open.add(end);
          connection.once('close', end);
          // If the client left while the subscription started, nothing will pull or cancel this body.
          if (connection.closed) end();
        },
        pull: async (controller) => {
          const { done, value } = await iterator.next();
          if (ended) return;
          controller.enqueue(encode(done ? completion : nextMessage(value, delivery)));
          if (done) end();
        },
        cancel: () => end(),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers });
  }

  /** Ends all streams, spread evenly over `windowMs` so that clients do not all reconnect at once. */
  drain(windowMs: number): void {
    const ends = [...this.#open];
    for (const [i, end] of ends.entries()) setTimeout(end, (i / ends.length) * windowMs).unref();
  }

  /** Sends comments while the stream is idle and disconnects a client that reads nothing. */
  #startHeartbeat(
    controller: ReadableStreamDefaultController,
    connection: ServerResponse,
  ): NodeJS.Timeout {
    const { heartbeatMs, stuckMs } = this.#options;
    let stuckSince: number | undefined;
    let lastPending = 0;
    return setInterval(
      () => {
        const pending = connection.writableLength;
        if (pending === 0) {
          stuckSince = undefined;
          connection.write(': \n\n');
        } else if (stuckSince === undefined || pending !== lastPending) {
          stuckSince = Date.now();
        } else if (Date.now() - stuckSince >= stuckMs) {
          connection.destroy();
          closeQuietly(controller);
        }
        lastPending = pending;
      },
      Math.min(heartbeatMs, stuckMs / 2),
    ).unref();
  }
}

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

const completion = 'event: complete\ndata:\n\n';

const nextMessage = (result: unknown, { cursor }: Delivery): string => {
  const id = cursor ? `id: ${encodeCursor(cursor)}\n` : '';
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`;
};

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** Closing throws if the client has already disconnected. */
const closeQuietly = (controller: ReadableStreamDefaultController): void => {
  try {
    controller.close();
  } catch {}
};
