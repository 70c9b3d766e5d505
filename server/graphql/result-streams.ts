import type { ServerResponse } from 'node:http';
import type { ClientConnections } from '../access/client-connections.ts';
import type { Backlog } from '../backlog.ts';
import { respondRefusal } from '../refusal.ts';
import { ResultStream } from './result-stream.ts';
import type { StreamFormat } from './stream-format.ts';
import { Subscription } from './subscription.ts';

export interface ResultStreamsOptions {
  /** Milliseconds between heartbeats on idle streams. */
  heartbeatMs: number;
  /** What clients have not read yet. */
  backlog: Backlog;
  clients: ClientConnections;
  /** Receives unexpected errors. */
  onError: (error: unknown) => void;
}

/** Responses that send each result of an operation when it is there. */
export class ResultStreams {
  readonly #options: ResultStreamsOptions;
  readonly #open = new Set<ResultStream>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: ResultStreamsOptions) {
    this.#options = options;
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#open) stream.beat();
    }, options.heartbeatMs).unref();
  }

  /** The number of open streams. */
  get size(): number {
    return this.#open.size;
  }

  /**
   * Responds with one result, or with each result of a subscription. The next result is produced when the client can take it. A client
   * that has too many streams and sockets open is refused.
   */
  send(result: unknown, format: StreamFormat, response: ServerResponse): void {
    const { backlog, clients, onError } = this.#options;
    const leave = clients.open(response.req);
    if (typeof leave !== 'function') {
      if (result instanceof Subscription) result.end();
      respondRefusal(response, leave);
      return;
    }
    const onEnd = () => {
      this.#open.delete(stream);
      leave();
    };
    const stream = new ResultStream({ result, format, response, backlog, onEnd });
    this.#open.add(stream);
    // If the client left while the subscription started, the response will not close again.
    if (response.closed) stream.end();
    else stream.send().catch(onError);
  }

  /** Ends all streams, spread evenly over `windowMs` so that clients do not all reconnect at once. */
  drain(windowMs: number): void {
    const streams = [...this.#open];
    for (const [i, stream] of streams.entries()) {
      setTimeout(() => stream.end(), (i / streams.length) * windowMs).unref();
    }
  }

  close(): void {
    clearInterval(this.#heartbeat);
  }
}
