import type { Failure } from '../contract/failure.ts';
import { isFinal } from '../contract/task.ts';
import type { Deployment } from './deployment.ts';

export interface SweepOptions {
  /** Milliseconds that one attempt may take; behind them, and a minute, it is taken for dead. */
  hardLimitMs: number;
  /** Milliseconds between two sweeps of the whole deployment. */
  everyMs?: number;
  onError: (error: unknown) => void;
}

/**
 * Settles tasks that nobody else will: those whose job is gone and those far past their hard limit; and trims the lists. Servers
 * and workers alike run it, one of them at a time.
 */
export const keepSweeping = (deployment: Deployment, options: SweepOptions) => {
  const everyMs = options.everyMs ?? 20_000;
  const { redis, keys } = deployment;
  let sweeping: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    try {
      const lease = await redis.set(keys.sweepLease, '1', 'PX', Math.ceil(everyMs * 0.9), 'NX');
      if (lease === 'OK') await sweep(deployment, options.hardLimitMs);
    } catch (error) {
      options.onError(error);
    }
  };
  const timer = setInterval(() => {
    sweeping = sweeping.then(tick);
  }, everyMs).unref();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await sweeping;
    },
  };
};

/** Looks once at every unfinished task that is due. */
export const sweep = async (deployment: Deployment, hardLimitMs: number): Promise<void> => {
  const now = Date.now();
  const due = await deployment.index.due(now, mostAtOnce);
  await Promise.all(due.map((taskId) => look(taskId, deployment, hardLimitMs, now)));
  await deployment.index.trim(now, mostAtOnce);
};

const look = async (
  taskId: string,
  { log, index, queues, settlements }: Deployment,
  hardLimitMs: number,
  now: number,
): Promise<void> => {
  const record = await log.findWithBookkeeping(taskId);
  if (!record) return index.remove(taskId, '');
  const { task, attemptStartedAt } = record;
  if (isFinal(task.status)) return index.finish(taskId, task.owner, task.expiresAt ?? now);
  const hasJob = await queues.has(task.kind, taskId);
  const isOverdue =
    task.status === 'STARTED' && now > (attemptStartedAt ?? now) + hardLimitMs + graceMs;
  if (hasJob && !isOverdue) return index.lookAgain(taskId, now + lookAgainMs);
  const failure = hasJob ? overdue : task.status === 'PENDING' ? notStarted : workerLost;
  const outcome = await log.fail(taskId, failure, task.position.seq);
  if (outcome !== 'written') return;
  await index.finish(taskId, task.owner, now + log.ttlMs);
  await settlements.note({ ...task, status: 'FAILURE' });
  if (hasJob) await queues.remove(task.kind, taskId);
};

/** Tasks in one sweep. */
const mostAtOnce = 1000;

/** Milliseconds until a task that was in order is looked at again. */
const lookAgainMs = 120_000;

/** Milliseconds behind its hard limit in which a worker ends the attempt itself. */
const graceMs = 60_000;

const failureOf = (code: Failure['code'], message: string): Failure => ({
  code,
  message,
  source: null,
  retryable: true,
});

const notStarted = failureOf(
  'NOT_STARTED',
  'The task was written but its job never was: Redis failed in between. Start it again.',
);

const workerLost = failureOf(
  'WORKER_LOST',
  'The job vanished while the task ran: its worker is gone.',
);

const overdue = failureOf('TIME_LIMIT', 'The attempt ran far past its hard time limit.');
