import type { ReviewKind } from './kinds.ts';

/**
 * Returns the names of keys and channels in Redis. The keys of one task share a hash tag. On a cluster they are therefore in the
 * same slot, and one script can write all of them.
 */
export const keysOf = (prefix: string) => {
  const schedules = `{${prefix}:schedules}`;
  const ofTask = (taskId: string, part: string) => `${prefix}:task:{${taskId}}:${part}`;
  return {
    record: (taskId: string) => ofTask(taskId, 'record'),
    log: (taskId: string) => ofTask(taskId, 'log'),
    reviews: (taskId: string) => ofTask(taskId, 'reviews'),
    /** The channel on which the events of one task are published. */
    events: (taskId: string) => ofTask(taskId, 'events'),
    /** What a collection was started with, and its tasks. */
    collection: (collectionId: string) => `${prefix}:collection:${collectionId}`,
    /** The channel on which workers receive the IDs of tasks that they must stop. */
    canceled: `${prefix}:canceled`,
    /** The channel on which servers receive the ID and the owner of each task that has changed. */
    changed: `${prefix}:changed`,
    /** All tasks, or those of one caller, by creation time. */
    index: (owner: string | undefined) =>
      owner === undefined ? `${prefix}:index:all` : `${prefix}:index:owner:${owner}`,
    /** Unfinished tasks, by when the sweep checks them. */
    unfinished: `${prefix}:unfinished`,
    /** The unfinished tasks of one caller, each with the end of its lease. */
    openTasks: (owner: string) => `${prefix}:open:${owner}`,
    /** Finished tasks, by when they expire. */
    finished: `${prefix}:finished`,
    /** The task that an equal request may join. */
    join: (digest: string) => `${prefix}:join:${digest}`,
    /** The latest report of a live worker. */
    worker: (workerId: string) => `${prefix}:worker:${workerId}`,
    /** The IDs of workers, by their latest report. */
    workers: `${prefix}:workers`,
    /** Set while an operator wants the worker to drain. */
    drainRequest: (workerId: string) => `${prefix}:drain-request:${workerId}`,
    /** The channel on which workers receive the IDs of those that must drain. */
    drainRequests: `${prefix}:drain-requests`,
    /** The services that have a cooldown, by its end. */
    cooldowns: `${prefix}:cooldowns`,
    /** The prefix of the keys that count the permits of a source, which are in one slot. */
    permits: (source: string) => `${prefix}:permits:{${source}}`,
    /** When sources last succeeded and failed. */
    sourceOutcomes: `${prefix}:source-outcomes`,
    /** A cached HTTP response, by the digest of its URL. */
    response: (digest: string) => `${prefix}:response:${digest}`,
    /** The prefix of the limits on how many tasks each caller starts. */
    starts: `${prefix}:starts`,
    /** The secret of watch tokens, unless TOKEN_SECRET is set. */
    tokenSecret: `${prefix}:token-secret`,
    /** Set for a few seconds to check that Redis accepts writes. */
    writeCheck: `${prefix}:write-check`,
    /** Held by the process that is sweeping. */
    sweepLease: `${prefix}:sweep-lease`,
    /** On a cluster, BullMQ requires a hash tag for each queue. */
    queuePrefix: (kind: ReviewKind) => `{${prefix}:${queueName(kind)}}`,
    /** Statistics of the tasks of a kind that were settled within one minute, counted since 1970. */
    settled: (kind: ReviewKind, minute: number) => `${prefix}:settled:${queueName(kind)}:${minute}`,
    /** The prefix of the keys of schedules, which are in one slot. */
    schedulesPrefix: schedules,
    /** Every schedule as JSON, by its ID. */
    schedules: `${schedules}:all`,
    /** The next tick of each schedule. */
    ticks: `${schedules}:ticks`,
    /** When a worker next looks at each schedule: at its tick, or when the lease of the worker that has the tick ends. */
    dueSchedules: `${schedules}:due`,
    /** Since when each paused schedule is paused. */
    pausedSchedules: `${schedules}:paused`,
    /** The tick of each schedule whose run was refused by a limit, and why. */
    refusedTicks: `${schedules}:refused`,
    /** The channel on which workers learn that a schedule may be due earlier than they know. */
    schedulesChanged: `${prefix}:schedules-changed`,
    /** The latest runs of a schedule: task IDs by the time of their creation. */
    runs: (scheduleId: string) => `${schedules}:runs:${scheduleId}`,
    /** How these runs ended, as JSON by task ID. */
    runEnds: (scheduleId: string) => `${schedules}:run-ends:${scheduleId}`,
    /** The latest run of each schedule: a task ID. */
    lastRuns: `${schedules}:last-runs`,
    /** The IDs of the schedules of one caller. */
    schedulesOf: (owner: string) => `${schedules}:of:${owner}`,
    /** The reviews that a schedule has found, by the creation time of the earliest run that found them. */
    foundBySchedule: (scheduleId: string) => `${prefix}:found-by:${scheduleId}`,
  };
};

export type Keys = ReturnType<typeof keysOf>;

/** The BullMQ queue that serves a kind. */
export const queueName = (kind: ReviewKind): string => kind.toLowerCase();
