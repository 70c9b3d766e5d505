import type { Failure } from '../contract/failure.ts';
import type { Keys } from '../contract/keys.ts';
import { reviewKinds } from '../contract/kinds.ts';
import { isFinal, type Task } from '../contract/task.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import { type FinishingStores, finishTask } from './finish-task.ts';
import { keepMsOf } from './keep-ms.ts';
import type { ListedTask } from './listed-task.ts';
import type { Queues } from './queues.ts';
import type { Settlements } from './settlements.ts';
import { type ReportUnreadable, skipUnreadable } from './unreadable.ts';

export interface SweepStores extends FinishingStores {
  readonly redis: Connection;
  readonly keys: Keys;
  readonly queues: Queues;
  readonly settlements: Settlements;
  /** Receives tasks that cannot be read. */
  readonly onUnreadable: ReportUnreadable;
}

export interface SweepOptions {
  /** The hard limit of one attempt in milliseconds. A minute after it, the sweep considers the attempt dead. */
  hardLimitMs: number;
  /** Milliseconds between two sweeps, across all processes. 20,000 by default. */
  everyMs?: number;
  onError: (error: unknown) => void;
}

/**
 * Sweeps at a fixed interval: settles tasks whose job is gone or whose attempt is far past its hard limit, trims the lists of
 * tasks, and samples how many jobs wait. All servers and workers run it; a lease ensures that only one of them sweeps at a time.
 */
export const startSweeping = (stores: SweepStores, options: SweepOptions) => {
  const everyMs = options.everyMs ?? 20_000;
  const { redis, keys } = stores;
  let sweeping: Promise<void> = Promise.resolve();
  const sweepIfLeased = async (): Promise<void> => {
    try {
      const lease = await redis.set(keys.sweepLease, '1', 'PX', Math.ceil(everyMs * 0.9), 'NX');
      if (lease === 'OK') await sweep(stores, options.hardLimitMs, everyMs * 0.8);
    } catch (error) {
      options.onError(error);
    }
  };
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweepIfLeased);
  }, everyMs).unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await sweeping;
    },
  };
};

/**
 * Checks every unfinished task that is due, and removes every expired task from the lists. A task that cannot be read is left for a
 * process that can.
 *
 * @param forMs milliseconds after which it begins no further batch, and leaves the rest to the next sweep.
 */
export const sweep = async (
  stores: SweepStores,
  hardLimitMs: number,
  forMs = Number.POSITIVE_INFINITY,
): Promise<void> => {
  const { redis, index } = stores;
  const now = await redisTime(redis);
  const endsAt = performance.now() + forMs;
  const repeat = async (handleBatch: () => Promise<number>): Promise<void> => {
    while ((await handleBatch()) === batchSize && performance.now() < endsAt);
  };
  await Promise.all([
    repeat(() => checkBatch(stores, hardLimitMs, now)),
    repeat(() => index.trim(now, batchSize)),
  ]);
  await samplePending(stores, now);
};

/** @returns how many tasks were due, up to the size of a batch. */
const checkBatch = async (
  stores: SweepStores,
  hardLimitMs: number,
  now: number,
): Promise<number> => {
  const { index, onUnreadable } = stores;
  const due = await index.due(now, batchSize);
  await Promise.all(
    due.map((listed) =>
      check(listed, stores, hardLimitMs, now).catch((error: unknown) => {
        skipUnreadable(onUnreadable)(error);
        return index.checkAgain(listed, now + checkAgainMs);
      }),
    ),
  );
  return due.length;
};

const samplePending = async (
  { queues, settlements }: Pick<SweepStores, 'queues' | 'settlements'>,
  now: number,
): Promise<void> => {
  await Promise.all(
    reviewKinds.map(async (kind) => settlements.notePending(kind, await queues.pending(kind), now)),
  );
};

const check = async (
  listed: ListedTask,
  stores: SweepStores,
  hardLimitMs: number,
  now: number,
): Promise<void> => {
  const { log, index, queues, settlements } = stores;
  const { taskId } = listed;
  const record = await log.findWithBookkeeping(taskId);
  if (!record) return forget(listed, { index, queues });
  const { task, attemptStartedAt } = record;
  if (isFinal(task.status)) {
    return finishTask(task, stores);
  }
  const hasJob = await queues.has(task.kind, taskId);
  const isOverdue =
    task.status === 'STARTED' && now > (attemptStartedAt ?? now) + hardLimitMs + graceMs;
  if (hasJob && !isOverdue) return index.checkAgain(listed, now + checkAgainMs);
  const failure = hasJob ? overdue : task.status === 'PENDING' ? notStarted : workerLost;
  const outcome = await log.fail(taskId, failure, task.position.seq);
  if (outcome === 'unreadable') return index.checkAgain(listed, now + checkAgainMs);
  if (outcome !== 'written') return;
  const expiresAt = now + keepMsOf(task, log);
  const failed: Task = { ...task, status: 'FAILURE', finishedAt: now, expiresAt };
  await finishTask(failed, stores);
  await settlements.note(failed);
  if (hasJob) await queues.remove(task.kind, taskId);
};

/** Removes what is left of a task whose record is gone. Its job would otherwise stay if only a newer release can read it. */
const forget = async (
  listed: ListedTask,
  { index, queues }: Pick<SweepStores, 'index' | 'queues'>,
): Promise<void> => {
  await Promise.all(reviewKinds.map((kind) => queues.remove(kind, listed.taskId)));
  await index.remove(listed);
};

/** Tasks that are handled at the same time. */
const batchSize = 200;

/** Milliseconds until a healthy task is checked again. */
const checkAgainMs = 120_000;

/** Milliseconds that a worker has after the hard limit to end the attempt itself. */
const graceMs = 60_000;

const failureOf = (code: Failure['code'], message: string): Failure => ({
  code,
  message,
  source: null,
  retryable: true,
});

const notStarted = failureOf(
  'NOT_STARTED',
  'Redis failed after the task was saved and before its job was queued. Start the task again.',
);

const workerLost = failureOf(
  'WORKER_LOST',
  'The job disappeared while the task was running: its worker is gone.',
);

const overdue = failureOf('TIME_LIMIT', 'The attempt ran far past its hard time limit.');
