import { isSourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';
import { collect } from '../collection/collect.ts';
import { ProgressTracker } from '../collection/progress-tracker.ts';
import { summarize } from '../collection/summary.ts';
import type { Source } from '../source/source.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';
import { backoffMs } from './backoff.ts';
import { collectionOutcome } from './collection-outcome.ts';
import { type JobResult, resultOfStopped } from './job-result.ts';

/** One attempt at one task, from its claim to its settlement. */
export class Run {
  readonly #runner: AttemptContext;
  readonly #attempt: Attempt;
  readonly #task: Task;
  readonly #failures: number;
  readonly #board: ProgressTracker;
  #checkpoint: Checkpoint;

  constructor(
    runner: AttemptContext,
    attempt: Attempt,
    task: Task,
    checkpoint: Checkpoint,
    failures: number,
  ) {
    this.#runner = runner;
    this.#attempt = attempt;
    this.#task = task;
    this.#checkpoint = checkpoint;
    this.#failures = failures;
    this.#board = new ProgressTracker(task.progress.sources, task.maxReviews);
  }

  async toEnd(): Promise<JobResult> {
    const { log, http, logger } = this.#runner;
    const attempt = this.#attempt;
    const kept = await attempt.withRetry(() => log.reviews(attempt.taskId));
    const sources = this.#skipUnconfigured();
    await attempt.write([{ type: 'TaskProgressed', progress: this.#board.snapshot() }]);
    await collect({
      input: this.#task,
      sources,
      httpOf: (source) => http.bind(attempt.signal, source),
      progress: this.#board,
      existingReviews: kept,
      checkpoint: this.#checkpoint,
      signal: attempt.signal,
      report: async ({ source, reviews, checkpoint }) => {
        this.#checkpoint = checkpoint;
        const events: NewEvent[] =
          reviews.length > 0 ? [{ type: 'ReviewsFound', source, reviews: [...reviews] }] : [];
        events.push({ type: 'TaskProgressed', progress: this.#board.snapshot() });
        await attempt.write(events, {
          checkpoint: JSON.stringify(checkpoint),
        });
      },
      onError: (source, err) =>
        logger.error({ err, source, taskId: attempt.taskId }, 'a source failed as none should'),
    });
    return this.#settle();
  }

  #skipUnconfigured(): Source[] {
    const waiting = this.#board.withStatus('WAITING');
    for (const name of waiting) {
      if (this.#runner.sources.some((source) => source.name === name)) continue;
      const missing = isSourceName(name) ? this.#runner.missing.get(name) : undefined;
      const message = missing
        ? `Not configured: set ${missing.join(' and ')}.`
        : 'Unknown to this worker.';
      this.#board.markSkipped(name, {
        code: 'NO_SOURCE_CONFIGURED',
        message,
        source: name,
        retryable: false,
      });
    }
    return this.#runner.sources.filter((source) => waiting.includes(source.name));
  }

  async #settle(): Promise<JobResult> {
    const why = this.#attempt.stopReason;
    if (why === 'stopping') return this.#handBack();
    if (why !== undefined && why !== 'soft-limit') return resultOfStopped(this.#attempt);
    const { log, missing, attempts } = this.#runner;
    const { taskId } = this.#attempt;
    const reviews = await this.#attempt.withRetry(() => log.reviews(taskId));
    const verdict = collectionOutcome(this.#board, reviews.length, missing);
    const inMs = { expiresAt: log.ttlMs };
    if (verdict.kind === 'success') {
      const summary = summarize(reviews, this.#task.sources, this.#checkpoint);
      const result = { complete: verdict.complete, summary, ...(await this.#newReviews(reviews)) };
      const progress = this.#board.snapshot(true);
      const event: NewEvent = { type: 'TaskSucceeded', result, progress, inMs };
      return this.#end(event, { kind: 'done', succeeded: true });
    }
    const failures = this.#failures + 1;
    const { error } = verdict;
    if (error.retryable && failures < attempts) return this.#retry(error, failures);
    const end: JobResult = { kind: 'done', succeeded: false };
    return this.#end({ type: 'TaskFailed', error, inMs }, end, { failures });
  }

  /** How many of a scheduled task's reviews are new to its schedule. */
  async #newReviews(reviews: readonly Review[]): Promise<{ newReviews?: number }> {
    const { scheduleId, createdAt } = this.#task;
    if (scheduleId === null) return {};
    const fingerprints = reviews.map(({ fingerprint }) => fingerprint);
    const count = () => this.#runner.newReviews.count(scheduleId, createdAt, fingerprints);
    return { newReviews: await this.#attempt.withRetry(count) };
  }

  async #retry(error: Failure, failures: number): Promise<JobResult> {
    const delay = Math.max(backoffMs(this.#runner.backoffMs, failures), this.#restMs());
    const event: NewEvent = { type: 'TaskRetrying', error, inMs: { retryAt: delay } };
    const written = await this.#attempt.write([event], { failures });
    return written ? { kind: 'later', at: Date.now() + delay } : resultOfStopped(this.#attempt);
  }

  /** How long the source that rests least still rests: earlier no attempt can do better. */
  #restMs(): number {
    const { sources } = this.#board.snapshot();
    const rests = sources
      .filter(({ error }) => error?.retryable)
      .map(({ cooldownUntil }) => Math.max(0, (cooldownUntil ?? 0) - Date.now()));
    return Math.min(...rests);
  }

  async #handBack(): Promise<JobResult> {
    const message = 'The worker is stopping; another goes on where it was.';
    const error: Failure = { code: 'WORKER_STOPPING', message, source: null, retryable: true };
    const event: NewEvent = { type: 'TaskRetrying', error, inMs: { retryAt: 0 } };
    return this.#end(event, { kind: 'handed-back' });
  }

  /** Writes the attempt's last event. Where the log refuses it, the task was cancelled or is somebody else's. */
  async #end(
    event: NewEvent,
    end: JobResult,
    set: Record<string, string | number> = {},
  ): Promise<JobResult> {
    return (await this.#attempt.write([event], set)) ? end : resultOfStopped(this.#attempt);
  }
}
