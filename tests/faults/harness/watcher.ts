import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../../../client/src/follow-task/api-error.ts';
import { ConnectionLostError } from '../../../client/src/follow-task/connection-lost.ts';
import type { Endpoint } from '../../../client/src/follow-task/endpoint.ts';
import { isFinalEvent } from '../../../client/src/follow-task/final-event.ts';
import { followTask } from '../../../client/src/follow-task/follow-task.ts';
import { pollingTransport } from '../../../client/src/follow-task/polling-transport.ts';
import { sseTransport } from '../../../client/src/follow-task/sse-transport.ts';
import { StreamCompletedError } from '../../../client/src/follow-task/stream-completed.ts';
import {
  type TaskEvent,
  type TransportName,
  transportNames,
} from '../../../client/src/follow-task/transport.ts';
import { webSocketTransport } from '../../../client/src/follow-task/websocket-transport.ts';
import type { Chance } from '../../../demo/catalogue/chance.ts';

/** What a watcher was given, as far as the audit wants it. */
export interface Given {
  readonly cursor: string;
  readonly type: TaskEvent['__typename'];
  /** Of ReviewsFound. */
  readonly reviewIds: readonly string[];
}

/**
 * `late` comes when the task may be over; `slow` takes its time with each event; `returning` closes again and again and goes on
 * from its cursor.
 */
export type Manner = 'steady' | 'late' | 'slow' | 'returning';

export interface Watcher {
  /** For people. */
  readonly name: string;
  readonly given: readonly Given[];
  /** Resolves once it has had the final event, has failed or was told to stop. */
  readonly over: Promise<void>;
  /** Why it ended without a final event. */
  readonly problem: string | undefined;
}

export interface WatchOptions {
  readonly taskId: string;
  readonly endpoint: Endpoint;
  readonly transport: TransportName;
  readonly manner: Manner;
  /**
   * `follower` is `followTask`, which forgives a server that repeats; `plain` is a client without a memory: it goes on from its
   * last cursor and hides nothing.
   */
  readonly client: 'follower' | 'plain';
  readonly chance: Chance;
  readonly signal: AbortSignal;
  /** Is told of each event. */
  readonly onEvent: () => void;
}

/** Watches one task to its end. */
export const watch = (options: WatchOptions): Watcher => {
  const { taskId, client, transport, manner } = options;
  const given: Given[] = [];
  const name = `${client} ${transport} ${manner} of ${taskId}`;
  const watcher: { problem: string | undefined } = { problem: undefined };
  const over = watchToEnd(options, given).catch((error: unknown) => {
    const code = error instanceof ApiError ? `${error.code}: ` : '';
    watcher.problem = `${name} failed: ${code}${String(error)}`;
  });
  return {
    name,
    given,
    over,
    get problem() {
      return watcher.problem;
    },
  };
};

/** A transport for a whole population: mostly sockets, as it is in life. */
export const anyTransport = (chance: Chance): TransportName =>
  chance.pick([...transportNames, 'websocket']);

export const anyManner = (chance: Chance): Manner =>
  chance.pick(['steady', 'steady', 'late', 'slow', 'returning']);

const watchToEnd = async (options: WatchOptions, given: Given[]): Promise<void> => {
  const { manner, chance, signal, client } = options;
  if (manner === 'late') await pause(chance.between(200, 4000), signal);
  const connect = client === 'follower' ? followOnce : readOnce;
  while (!signal.aborted) {
    let left = manner === 'returning' ? chance.between(1, 6) : Number.POSITIVE_INFINITY;
    for await (const event of connect(options, given.at(-1)?.cursor)) {
      given.push(noteOf(event));
      options.onEvent();
      if (isFinalEvent(event)) return;
      if (manner === 'slow') await pause(chance.between(0, 120), signal);
      left -= 1;
      if (left === 0 || signal.aborted) break;
    }
    await pause(chance.between(5, 60), signal);
  }
};

const noteOf = (event: TaskEvent): Given => ({
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

/** One connection, whatever ends it. */
async function* readOnce(options: WatchOptions, after: string | undefined) {
  const { transport, signal } = options;
  const request = { ...options, after, watchToken: undefined, onLive: () => {} };
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
  polling: pollingTransport,
} as const;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});
