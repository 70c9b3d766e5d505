import type { ServerResponse } from 'node:http';
import { isAsyncIterable } from 'graphql-yoga';
import { encodeCursor } from '../../contract/cursor.ts';
import type { Delivery } from '../ports/feed-port.ts';

export interface EventStreamOptions {
  /** Milliseconds between comments on an idle stream. */
  heartbeatMs: number;
  /** Milliseconds that a reader may take nothing. */
  stuckMs: number;
  /** Milliseconds that a client is told to wait before it comes back. */
  retryMs: number;
}

/**
 * Subscriptions as server-sent events: `next` for each result with the cursor as `id`, `complete` behind the last. A stream
 * that ends without `complete` was cut or drained: the client comes back with `Last-Event-ID`.
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

  /** Streams open now. */
  get size(): number {
    return this.#open.size;
  }

  /** Answers with a result, or with the results of a subscription as they are asked for, one at a time. */
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
          const pulse = this.#pulse(controller, connection);
          end = () => {
            if (ended) return;
            ended = true;
            this.#open.delete(end);
            clearInterval(pulse);
            void iterator.return?.();
            closeQuietly(controller);
          };
          this.#open.add(end);
          connection.once('close', end);
          // Its reader may have gone while the subscription began: then nobody asks for the body, nor closes anything.
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

  /** Ends all streams, spread evenly over `windowMs`, so that clients do not all come back at once. */
  drain(windowMs: number): void {
    const ends = [...this.#open];
    for (const [i, end] of ends.entries()) setTimeout(end, (i / ends.length) * windowMs).unref();
  }

  /** Sends a comment while nothing else is sent, and cuts off a reader that takes nothing. */
  #pulse(controller: ReadableStreamDefaultController, connection: ServerResponse): NodeJS.Timeout {
    const { heartbeatMs, stuckMs } = this.#options;
    let stuckSince: number | undefined;
    let left = 0;
    return setInterval(
      () => {
        const waiting = connection.writableLength;
        if (waiting === 0) {
          stuckSince = undefined;
          connection.write(': \n\n');
        } else if (stuckSince === undefined || waiting !== left) {
          stuckSince = Date.now();
        } else if (Date.now() - stuckSince >= stuckMs) {
          connection.destroy();
          closeQuietly(controller);
        }
        left = waiting;
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

const nextMessage = (result: unknown, { last }: Delivery): string => {
  const id = last ? `id: ${encodeCursor(last)}\n` : '';
  return `${id}event: next\ndata: ${JSON.stringify(result)}\n\n`;
};

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** A stream whose reader went away is closed already. */
const closeQuietly = (controller: ReadableStreamDefaultController): void => {
  try {
    controller.close();
  } catch {}
};
