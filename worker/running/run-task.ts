import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { isSourceName, type SourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Task } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';
import type { TaskIndex } from '../../tasks/task-index.ts';
import { collect } from '../collecting/collect.ts';
import { ProgressBoard } from '../collecting/progress-board.ts';
import { summarize } from '../collecting/summary.ts';
import type { HttpClient } from '../http/open-http.ts';
import type { Source } from '../sources/source.ts';
import { Attempt } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import type { JobEnd } from './job-end.ts';
import { withLimits } from './time-limits.ts';
import { judge } from './verdict.ts';

export interface TaskRunner {
  readonly log: EventLog;
  readonly index: TaskIndex;
  readonly workerId: string;
  /** Those that are configured. */
  readonly sources: readonly Source[];
  /** Variables that the others are missing. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  readonly http: HttpClient;
  readonly logger: Logger;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly softLimitMs: number;
  readonly hardLimitMs: number;
  /** Is told of each attempt, so that it can be stopped from outside. */
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Makes one attempt at a task: claims it, collects, and settles it in the log. Never throws for what a source does. */
export const runTask = async (taskId: string, runner: TaskRunner): Promise<JobEnd> => {
  const { log, workerId, attempts } = runner;
  const claim = randomBytes(9).toString('base64url');
  const { outcome, attempt: number } = await log.claim(taskId, {
    worker: workerId,
    claim,
    attempts,
  });
  if (outcome === 'early')
    return { kind: 'later', at: (await log.find(taskId))?.retryAt ?? Date.now() };
  if (outcome !== 'written') {
    // A task whose worker was lost once too often is finished by the claim.
    const task = await log.find(taskId);
    if (task?.expiresAt) await runner.index.finish(taskId, task.owner, task.expiresAt);
    return { kind: 'done' };
  }
  const record = await log.findWithBookkeeping(taskId);
  if (record?.task.attempt !== number) return { kind: 'done' };

  const attempt = new Attempt(taskId, number, log);
  runner.onAttempt(attempt);
  const run = new Run(runner, attempt, record.task, record.checkpoint, record.failures);
  return withLimits(attempt, runner, () => run.toEnd());
};

/** One attempt at one task, from its claim to its settlement. */
class Run {
  readonly #runner: TaskRunner;
  readonly #attempt: Attempt;
  readonly #task: Task;
  readonly #failures: number;
  readonly #board: ProgressBoard;
  #checkpoint: Checkpoint;

  constructor(
    runner: TaskRunner,
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
    this.#board = new ProgressBoard(task.progress.sources, task.maxReviews);
  }

  async toEnd(): Promise<JobEnd> {
    const { log, http, logger } = this.#runner;
    const attempt = this.#attempt;
    const kept = await log.reviews(attempt.taskId);
    const sources = this.#skipUnconfigured();
    await attempt.write([{ type: 'TaskProgressed', progress: this.#board.snapshot() }]);
    await collect({
      order: this.#task,
      sources,
      http: http.bind(attempt.signal),
      board: this.#board,
      kept,
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
    const waiting = this.#board.having('WAITING');
    for (const name of waiting) {
      if (this.#runner.sources.some((source) => source.name === name)) continue;
      const missing = isSourceName(name) ? this.#runner.missing.get(name) : undefined;
      const message = missing
        ? `Not configured: set ${missing.join(' and ')}.`
        : 'Unknown to this worker.';
      this.#board.skipped(name, {
        code: 'NO_SOURCE_CONFIGURED',
        message,
        source: name,
        retryable: false,
      });
    }
    return this.#runner.sources.filter((source) => waiting.includes(source.name));
  }

  async #settle(): Promise<JobEnd> {
    const why = this.#attempt.stopReason;
    if (why === 'cancelled' || why === 'lost' || why === 'hard-limit') return { kind: 'done' };
    if (why === 'stopping') return this.#handBack();
    const reviews = await this.#runner.log.reviews(this.#attempt.taskId);
    const verdict = judge(this.#board, {
      found: reviews.length,
      timedOut: why === 'soft-limit',
      missing: this.#runner.missing,
    });
    if (verdict.kind === 'failure') return this.#fail(verdict.error, verdict.mayRetry);
    const summary = summarize(reviews, this.#task.sources, this.#checkpoint);
    await this.#attempt.write([
      {
        type: 'TaskSucceeded',
        result: { complete: verdict.complete, summary },
        progress: this.#board.snapshot(true),
        inMs: { expiresAt: this.#runner.log.ttlMs },
      },
    ]);
    return this.#finished(true);
  }

  async #fail(error: Failure, mayRetry: boolean): Promise<JobEnd> {
    const failures = this.#failures + 1;
    if (!mayRetry || failures >= this.#runner.attempts) {
      await this.#attempt.write(
        [{ type: 'TaskFailed', error, inMs: { expiresAt: this.#runner.log.ttlMs } }],
        { failures },
      );
      return this.#finished(false);
    }
    const delay = Math.max(backoffMs(this.#runner.backoffMs, failures), this.#restMs());
    await this.#attempt.write([{ type: 'TaskRetrying', error, inMs: { retryAt: delay } }], {
      failures,
    });
    return { kind: 'later', at: Date.now() + delay };
  }

  /** How long the source that rests least still rests: earlier no attempt can do better. */
  #restMs(): number {
    const rests = this.#board
      .snapshot()
      .sources.filter(({ error }) => error?.retryable)
      .map(({ restingUntil }) => Math.max(0, (restingUntil ?? 0) - Date.now()));
    return Math.min(...rests, Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY
      ? 0
      : Math.min(...rests);
  }

  async #handBack(): Promise<JobEnd> {
    const message = 'The worker is stopping; another goes on where it was.';
    const error: Failure = { code: 'WORKER_STOPPING', message, source: null, retryable: true };
    await this.#attempt.write([{ type: 'TaskRetrying', error, inMs: { retryAt: 0 } }]);
    return { kind: 'handed-back' };
  }

  async #finished(succeeded: boolean): Promise<JobEnd> {
    const { index, log } = this.#runner;
    await index.finish(this.#task.id, this.#task.owner, Date.now() + log.ttlMs);
    return { kind: 'done', succeeded };
  }
}
