import type { ReviewKind } from './kinds.ts';

/**
 * Names of keys and channels in Redis. All that belongs to one task shares a hash tag, so that on a cluster it shares a
 * slot and one script can write it.
 */
export const keysOf = (prefix: string) => {
  const ofTask = (taskId: string, part: string) => `${prefix}:task:{${taskId}}:${part}`;
  return {
    record: (taskId: string) => ofTask(taskId, 'record'),
    log: (taskId: string) => ofTask(taskId, 'log'),
    reviews: (taskId: string) => ofTask(taskId, 'reviews'),
    /** Where each event of one task is published. */
    events: (taskId: string) => ofTask(taskId, 'events'),
    /** Where the IDs of cancelled tasks are published, for the workers that may hold them. */
    cancelled: `${prefix}:cancelled`,
    /** All tasks, or one caller's, by creation time. */
    index: (owner: string | undefined) =>
      owner === undefined ? `${prefix}:index:all` : `${prefix}:index:owner:${owner}`,
    /** Unfinished tasks, by when the sweep is to look at them. */
    unfinished: `${prefix}:unfinished`,
    /** Finished tasks, by when they expire. */
    finished: `${prefix}:finished`,
    /** Which task answers a request that may join. */
    join: (digest: string) => `${prefix}:join:${digest}`,
    /** What each living worker says of itself. */
    worker: (workerId: string) => `${prefix}:worker:${workerId}`,
    workers: `${prefix}:workers`,
    /** The services that have a cooldown, by its end. */
    cooldowns: `${prefix}:cooldowns`,
    /** The prefix of the rate limits of services. */
    permits: `${prefix}:permits`,
    /** A cached HTTP response, by the digest of its URL. */
    response: (digest: string) => `${prefix}:response:${digest}`,
    /** The prefix of the limits on how many tasks each caller starts. */
    starts: `${prefix}:starts`,
    tokenSecret: `${prefix}:token-secret`,
    /** Who sweeps at present. */
    sweepLease: `${prefix}:sweep-lease`,
    /** BullMQ wants a hash tag for each queue. */
    queuePrefix: (kind: ReviewKind) => `{${prefix}:${queueName(kind)}}`,
    /** How the tasks of a kind went that were settled within one minute, counted since 1970. */
    settled: (kind: ReviewKind, minute: number) => `${prefix}:settled:${queueName(kind)}:${minute}`,
    /** The queue of the schedules' ticks. */
    schedulesPrefix: `{${prefix}:schedules}`,
    /** The last task of each schedule. */
    lastRuns: `${prefix}:last-runs`,
    /** The reviews that a schedule's runs have found, by when the run began that found them first. */
    foundBySchedule: (scheduleId: string) => `${prefix}:found-by:${scheduleId}`,
  };
};

export type Keys = ReturnType<typeof keysOf>;

/** The BullMQ queue that serves a kind. */
export const queueName = (kind: ReviewKind): string => kind.toLowerCase();
