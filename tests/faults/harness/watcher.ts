import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../../../client/src/endpoint/endpoint.ts';
import { ApiError } from '../../../client/src/errors/api-error.ts';
import { ConnectionLostError } from '../../../client/src/errors/connection-lost-error.ts';
import { followTask } from '../../../client/src/follow-task/follow-task.ts';
import { taskEvents } from '../../../client/src/follow-task/task-events.ts';
import { sseTransport } from '../../../client/src/follow-task/transports/sse-transport.ts';
import { StreamCompletedError } from '../../../client/src/follow-task/transports/stream-completed-error.ts';
import {
  type TaskEvent,
  type Transport,
  type TransportName,
  transportNames,
} from '../../../client/src/follow-task/transports/transport.ts';
import { webSocketTransport } from '../../../client/src/follow-task/transports/websocket-transport.ts';
import { isFinalEvent } from '../../../client/src/task/is-final.ts';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';

/** An event that a watcher received, reduced to what the audit needs. */
export interface Delivery {
  readonly cursor: string;
  readonly type: TaskEvent['__typename'];
  /** Fingerprints of the reviews, for ReviewsFound. */
  readonly reviewIds: readonly string[];
}

/**
 * When and how a watcher reads: `late` subscribes when the task may have finished, `slow` pauses after each event, and
 * `reconnecting` closes repeatedly and resumes after its last cursor.
 */
export type Behavior = 'steady' | 'late' | 'slow' | 'reconnecting';

export interface Watcher {
  /** Used in messages. */
  readonly name: string;
  readonly deliveries: readonly Delivery[];
  /** Resolves once it has received the final event, has failed, or was aborted. */
  readonly done: Promise<void>;
  /** Why it ended without the final event, if it did. */
  readonly problem: string | undefined;
}

export interface WatchOptions {
  readonly taskId: string;
  readonly endpoint: Endpoint;
  readonly transport: TransportName;
  readonly behavior: Behavior;
  /**
   * `follower` uses `followTask`, which drops events that the server repeats. `plain` resumes after its last cursor and drops
   * nothing.
   */
  readonly client: 'follower' | 'plain';
  readonly chance: Random;
  readonly signal: AbortSignal;
  /** Called for each event. */
  readonly onEvent: () => void;
}

/** Watches one task to its end. */
export const watch = (options: WatchOptions): Watcher => {
  const { taskId, client, transport, behavior } = options;
  const deliveries: Delivery[] = [];
  const name = `${client} ${transport} ${behavior} of ${taskId}`;
  const watcher: { problem: string | undefined } = { problem: undefined };
  const done = watchToEnd(options, deliveries).catch((error: unknown) => {
    const code = error instanceof ApiError ? `${error.code}: ` : '';
    watcher.problem = `${name} failed: ${code}${String(error)}`;
  });
  return {
    name,
    deliveries,
    done,
    get problem() {
      return watcher.problem;
    },
  };
};

/** A random transport. As in production, WebSockets are the most common. */
export const pickTransport = (chance: Random): TransportName =>
  chance.pick([...transportNames, 'websocket']);

const watchToEnd = async (options: WatchOptions, deliveries: Delivery[]): Promise<void> => {
  const { behavior, chance, signal, client } = options;
  if (behavior === 'late') await pause(chance.between(200, 4000), signal);
  const connect = client === 'follower' ? followOnce : readOnce;
  while (!signal.aborted) {
    let remaining = behavior === 'reconnecting' ? chance.between(1, 6) : Number.POSITIVE_INFINITY;
    for await (const event of connect(options, deliveries.at(-1)?.cursor)) {
      deliveries.push(deliveryOf(event));
      options.onEvent();
      if (isFinalEvent(event)) return;
      if (behavior === 'slow') await pause(chance.between(0, 120), signal);
      remaining -= 1;
      if (remaining === 0 || signal.aborted) break;
    }
    await pause(chance.between(5, 60), signal);
  }
};

const deliveryOf = (event: TaskEvent): Delivery => ({
  cursor: event.cursor,
  type: event.__typename,
  reviewIds:
    event.__typename === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [],
});

async function* followOnce(options: WatchOptions, after: string | undefined) {
  const { transport, signal } = options;
  yield* followTask({ ...options, transports: [transport], after });
  if (!signal.aborted) throw new Error('followTask ended without a final event.');
}

/** Reads one connection until it ends for any reason. */
async function* readOnce(options: WatchOptions, after: string | undefined) {
  const { transport, signal } = options;
  const subject = taskEvents(options.taskId, () => after);
  const request = { ...options, subject, watchToken: undefined, onLive: () => {} };
  try {
    yield* transports[transport](request);
  } catch (error) {
    if (
      signal.aborted ||
      error instanceof ConnectionLostError ||
      error instanceof StreamCompletedError
    )
      return;
    if (error instanceof ApiError && error.code === 'SERVICE_UNAVAILABLE') return;
    throw error;
  }
}

const transports = {
  websocket: webSocketTransport,
  sse: sseTransport,
  polling: ({ subject, ...polling }) => subject.poll(polling),
} satisfies Record<TransportName, Transport>;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});
