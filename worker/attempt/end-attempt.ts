import type { Failure } from '../../contract/failure.ts';
import { summarize } from '../../contract/summarize.ts';
import type { Progress, Task } from '../../contract/task.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';
import { backoffMs } from './backoff.ts';
import type { Collected } from './collect-for-task.ts';
import { collectionOutcome } from './collection-outcome.ts';
import { type JobResult, resultOfStopped } from './job-result.ts';
import { recordNews } from './new-reviews.ts';

/**
 * Writes the last event of an attempt: the task succeeds, fails, or is retried, or a draining worker hands it back.
 *
 * @param claimed `failures` is the number of attempts that failed earlier.
 */
export const endAttempt = async (
  context: AttemptContext,
  attempt: Attempt,
  claimed: { readonly task: Task; readonly failures: number },
  collected: Collected,
): Promise<JobResult> => {
  const { stopReason } = attempt;
  if (stopReason === 'draining') return write(attempt, handBack, { kind: 'handed-back' });
  if (stopReason !== undefined && stopReason !== 'soft-limit') return resultOfStopped(attempt);
  const { log, missing } = context;
  const { task } = claimed;
  const reviews = await attempt.withRetry(() => log.reviews(task.id));
  const outcome = collectionOutcome(collected.progress, reviews.length, missing);
  const inMs = { expiresAt: log.ttlMs };
  if (outcome.kind === 'success') {
    const summary = summarize(reviews, task.sources, collected.checkpoint);
    const newReviews = await recordNews(context, attempt, task, reviews);
    const result = { complete: outcome.complete, summary, ...newReviews };
    const progress = collected.progress.snapshot(true);
    const event: NewEvent = { type: 'TaskSucceeded', result, progress, inMs };
    return write(attempt, event, { kind: 'done', succeeded: true });
  }
  const failures = claimed.failures + 1;
  const { error } = outcome;
  if (error.retryable && failures < context.attempts) {
    return retry(context, attempt, error, failures, collected.progress.snapshot());
  }
  const result: JobResult = { kind: 'done', succeeded: false };
  return write(attempt, { type: 'TaskFailed', error, inMs }, result, { failures });
};

const handBack: NewEvent = {
  type: 'TaskRetrying',
  error: {
    code: 'WORKER_STOPPING',
    message: 'The worker is shutting down. Another worker continues the task.',
    source: null,
    retryable: true,
  },
  inMs: { retryAt: 0 },
};

const retry = async (
  { backoffMs: baseMs, logger }: AttemptContext,
  attempt: Attempt,
  error: Failure,
  failures: number,
  progress: Progress,
): Promise<JobResult> => {
  const delayMs = Math.max(backoffMs(baseMs, failures), shortestCooldownMs(progress));
  const event: NewEvent = { type: 'TaskRetrying', error, inMs: { retryAt: delayMs } };
  if (!(await attempt.write([event], { failures }))) return resultOfStopped(attempt);
  const { taskId, number } = attempt;
  const at = Date.now() + delayMs;
  const retryAt = new Date(at).toISOString();
  logger.info({ taskId, attempt: number, retryAt, code: error.code }, 'task retried');
  return { kind: 'delayed', at };
};

/** The remaining cooldown of the source that is available first. An earlier attempt could not do better. */
const shortestCooldownMs = ({ sources }: Progress): number =>
  Math.min(
    ...sources
      .filter(({ error }) => error?.retryable)
      .map(({ cooldownUntil }) => Math.max(0, (cooldownUntil ?? 0) - Date.now())),
  );

/** Writes the event. If the log rejects it, the task was canceled or has another attempt. */
const write = async (
  attempt: Attempt,
  event: NewEvent,
  result: JobResult,
  set: Record<string, string | number> = {},
): Promise<JobResult> => ((await attempt.write([event], set)) ? result : resultOfStopped(attempt));
