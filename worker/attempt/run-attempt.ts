import { randomBytes } from 'node:crypto';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';
import { Run } from './end-attempt.ts';
import { type JobResult, retrySoon } from './job-result.ts';
import { withTimeLimits } from './time-limits.ts';

/** Makes one attempt at a task: claims it, collects, and settles it in the log. Never throws for what a source does. */
export const runAttempt = async (taskId: string, runner: AttemptContext): Promise<JobResult> => {
  const { log, workerId, attempts } = runner;
  const claim = randomBytes(9).toString('base64url');
  const { outcome, attempt: number } = await log.claim(taskId, {
    worker: workerId,
    claim,
    attempts,
  });
  if (outcome === 'early') return { kind: 'later', at: await dueAt(taskId, log) };
  if (outcome === 'fenced') return retrySoon();
  if (outcome !== 'written') {
    await noteEnd(taskId, runner, outcome === 'given-up');
    return outcome === 'given-up' ? { kind: 'done', succeeded: false } : { kind: 'done' };
  }
  const record = await retryWhileUnavailable(() => log.findWithBookkeeping(taskId));
  if (record?.task.attempt !== number) return retrySoon();

  const attempt = new Attempt(taskId, number, claim, log);
  runner.onAttempt(attempt);
  const run = new Run(runner, attempt, record.task, record.checkpoint, record.failures);
  const end = await withTimeLimits(attempt, runner, () => run.toEnd()).catch((error: unknown) => {
    if (attempt.stopReason === 'lost' && error === attempt.signal.reason) return retrySoon();
    attempt.stop('lost');
    throw error;
  });
  if (end.kind === 'done' && end.succeeded !== undefined) await noteEnd(taskId, runner, true);
  return end;
};

/** Enters a finished task where finished ones are listed and, if it ended here, where they are counted. */
const noteEnd = async (
  taskId: string,
  { log, index, settlements }: AttemptContext,
  endedHere: boolean,
): Promise<void> => {
  const task = await log.find(taskId);
  if (!task?.expiresAt) return;
  await Promise.all([
    index.finish(taskId, task.owner, task.expiresAt),
    ...(endedHere ? [settlements.note(task)] : []),
  ]);
};

/** When a task that was taken too early is to be taken again: never at once, however the clocks differ. */
const dueAt = async (taskId: string, log: EventLog): Promise<number> =>
  Math.max((await log.find(taskId))?.retryAt ?? 0, Date.now() + 1000);
