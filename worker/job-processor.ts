import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, WaitingError, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { isOfNewerRelease, jobPayloadSchema } from '../contract/job.ts';
import { type Keys, queueName } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import { taskIdSchema } from '../contract/task-id.ts';
import type { Connection } from '../redis/connections.ts';
import { isUnavailable } from '../redis/unavailable.ts';
import type { Place, PlaceOwner } from '../tasks/queue-places.ts';
import { queueTelemetry } from '../tasks/queue-telemetry.ts';
import {
  parseOrSkip,
  parseStored,
  type ReportUnreadable,
  reportOnce,
} from '../tasks/unreadable.ts';
import type { Attempt, StopReason } from './attempt/attempt.ts';
import { type JobResult, leaveToNewerWorker, retrySoon } from './attempt/job-result.ts';

export interface JobProcessorOptions {
  connection: Connection;
  keys: Keys;
  kinds: readonly ReviewKind[];
  /** The number of jobs processed at the same time, for each kind. */
  concurrency: number;
  /** Milliseconds without a sign of life after which a job lock is lost. */
  lockMs: number;
  logger: Logger;
  /** Whether attempts continue the trace in which their job was added. Default: false. */
  isTraced?: boolean;
  /** Called when a job was taken from its queue. */
  onTaken?: (job: PlaceOwner, place: Place) => void;
  /** Runs an attempt at a task. `onAttempt` receives the attempt, so that it can be stopped. */
  runAttempt: (taskId: string, onAttempt: (attempt: Attempt) => void) => Promise<JobResult>;
}

/**
 * Processes the jobs of BullMQ, with one BullMQ worker for each kind. BullMQ's own limits on attempts and stalls are disabled,
 * because the record of the task decides.
 */
export class JobProcessor {
  readonly #options: JobProcessorOptions;
  readonly #workers: Worker[];
  /** The attempts of the jobs being processed, by task; undefined until the task is claimed. */
  readonly #attempts = new Map<string, Attempt | undefined>();
  readonly #report: ReportUnreadable;
  #handsBack = false;

  constructor(options: JobProcessorOptions) {
    this.#options = options;
    this.#report = reportOnce((err) => options.logger.warn({ err }, 'unreadable job'));
    this.#workers = options.kinds.map((kind) => this.#openWorker(kind));
  }

  /** The tasks whose jobs are being processed. */
  get taskIds(): string[] {
    return [...this.#attempts.keys()];
  }

  /** Resolves when the processor is taking jobs. */
  async ready(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
  }

  /** Stops the attempt at a task if it runs here. */
  stop(taskId: string, why: StopReason): void {
    this.#attempts.get(taskId)?.stop(why);
  }

  /**
   * Takes no more jobs and waits for those being processed. After `drainMs` they are handed back. Resolves when all have ended, at
   * the latest 5 s after that: the locks of the remaining jobs then expire.
   */
  async drain(drainMs: number): Promise<void> {
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    const ended = new AbortController();
    const handBack = async () => {
      await sleep(drainMs, undefined, { signal: ended.signal });
      this.#handsBack = true;
      for (const taskId of this.taskIds) this.stop(taskId, 'draining');
      await sleep(handBackMs, undefined, { signal: ended.signal });
    };
    await Promise.race([closed, handBack()]);
    ended.abort();
  }

  #openWorker(kind: ReviewKind): Worker {
    const { connection, keys, concurrency, lockMs, logger, isTraced } = this.#options;
    const worker = new Worker(queueName(kind), (job, token) => this.#process(job, token), {
      connection,
      prefix: keys.queuePrefix(kind),
      concurrency,
      lockDuration: lockMs,
      stalledInterval: Math.ceil(lockMs / 4),
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      ...(isTraced ? { telemetry: queueTelemetry() } : {}),
    });
    worker.on('active', ({ id: taskId = '', data, priority }) => {
      const owner = jobPayloadSchema.safeParse(data).data?.owner ?? '';
      this.#options.onTaken?.({ kind, taskId, owner }, priority);
    });
    worker.on('error', (err) => logger.warn({ err, kind }, 'queue error'));
    worker.on('lockRenewalFailed', (taskIds) => {
      for (const taskId of taskIds) {
        logger.warn({ taskId }, 'job lock lost');
        this.stop(taskId, 'lost');
      }
    });
    return worker;
  }

  async #process(job: Job, token: string | undefined): Promise<void> {
    const taskId = taskIdSchema.parse(job.id);
    const payload = parseOrSkip(
      () => parseStored(`${job.queueQualifiedName}:${taskId}`, jobPayloadSchema, job.data),
      this.#report,
    );
    // A damaged payload means the same: the task must be processed.
    const isNewer = payload === undefined && isOfNewerRelease(job.data);
    const result = isNewer ? leaveToNewerWorker() : await this.#runAttempt(taskId);
    this.#options.logger.debug({ taskId, result: result.kind }, 'job processed');
    if (result.kind === 'delayed') {
      await job.moveToDelayed(result.at, token);
      throw new DelayedError();
    }
    if (result.kind === 'handed-back') {
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  async #runAttempt(taskId: string): Promise<JobResult> {
    const { logger, runAttempt } = this.#options;
    if (this.#attempts.has(taskId)) {
      // The lock was lost and the job came back to this worker. BullMQ tracks locks by job alone, so the end of the first attempt would
      // release the lock of a second.
      this.stop(taskId, 'lost');
      return retrySoon();
    }
    this.#attempts.set(taskId, undefined);
    try {
      return await runAttempt(taskId, (attempt) => this.#track(attempt));
    } catch (err) {
      // If the attempt had begun, the next claim finds the task STARTED and counts the attempt as lost.
      if (isUnavailable(err)) {
        logger.warn({ err, taskId }, 'attempt interrupted: Redis unavailable');
      } else logger.error({ err, taskId }, 'attempt failed unexpectedly');
      return retrySoon();
    } finally {
      this.#attempts.delete(taskId);
    }
  }

  #track(attempt: Attempt): void {
    this.#attempts.set(attempt.taskId, attempt);
    if (this.#handsBack) attempt.stop('draining');
  }
}

/** Milliseconds for jobs to end after they were told to stop. */
const handBackMs = 5000;
