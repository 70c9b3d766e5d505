import { randomBytes } from 'node:crypto';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';
import { attemptSpan } from './attempt-span.ts';
import { collectForTask } from './collect-for-task.ts';
import { endAttempt } from './end-attempt.ts';
import { type JobResult, leaveToNewerWorker, retrySoon } from './job-result.ts';
import { recordSettlement } from './record-settlement.ts';
import { withTimeLimits } from './time-limits.ts';

/**
 * Runs one attempt at a task: claims it, collects reviews, and writes how the attempt ended. Failures of sources do not throw.
 *
 * @param onAttempt receives the attempt once the task is claimed, so that it can be stopped.
 */
export const runAttempt = async (
  taskId: string,
  context: AttemptContext,
  onAttempt: (attempt: Attempt) => void = () => {},
): Promise<JobResult> => {
  const { log, logger, workerId, attempts } = context;
  const claim = randomBytes(9).toString('base64url');
  const { outcome, attempt: number } = await log.claim(taskId, {
    worker: workerId,
    claim,
    attempts,
  });
  if (outcome === 'early') return { kind: 'delayed', at: await retryTime(taskId, log) };
  if (outcome === 'fenced') return retrySoon();
  if (outcome === 'unreadable') {
    // Reports why.
    await log.findReadable(taskId);
    return leaveToNewerWorker();
  }
  if (outcome !== 'written') {
    const settledHere = outcome === 'given-up';
    await recordSettlement(taskId, context, settledHere);
    return settledHere ? { kind: 'done', succeeded: false } : { kind: 'done' };
  }
  const record = await retryWhileUnavailable(() => log.findWithBookkeeping(taskId));
  if (record?.task.attempt !== number) return retrySoon();
  logger.info({ taskId, kind: record.task.kind, attempt: number }, 'attempt started');
  if (number === 1) {
    context.settlements
      .noteStart(record.task)
      .catch((err: unknown) => logger.warn({ err, taskId }, 'failed to count a start'));
  }
  const attempt = new Attempt(taskId, number, claim, log);
  onAttempt(attempt);
  const collectAndEnd = async () =>
    endAttempt(context, attempt, record, await collectForTask(context, attempt, record));
  const collectInTime = () =>
    withTimeLimits(attempt, context, collectAndEnd).catch((error: unknown) => {
      if (attempt.stopReason === 'lost' && error === attempt.signal.reason) return retrySoon();
      attempt.stop('lost');
      throw error;
    });
  const result = await attemptSpan(attempt, record.task.kind, collectInTime);
  if (result.kind === 'done' && result.succeeded !== undefined) {
    await recordSettlement(taskId, context, true);
  } else if (attempt.stopReason !== undefined) {
    const reason = attempt.stopReason;
    logger.info({ taskId, attempt: number, reason }, 'attempt stopped');
  }
  return result;
};

/** When to claim a task again that was claimed too early: at least a second from now, in case the clocks differ. */
const retryTime = async (taskId: string, log: EventLog): Promise<number> =>
  Math.max((await log.find(taskId))?.retryAt ?? 0, Date.now() + 1000);
