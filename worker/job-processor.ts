import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, WaitingError, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { jobPayloadSchema } from '../contract/job.ts';
import { type Keys, queueName } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { Connection } from '../redis/connections.ts';
import { isUnavailable } from '../redis/unavailable.ts';
import type { Attempt, StopReason } from './attempt/attempt.ts';
import { type JobResult, retrySoon } from './attempt/job-result.ts';

export interface JobProcessorOptions {
  connection: Connection;
  keys: Keys;
  kinds: readonly ReviewKind[];
  /** Jobs at once, for each kind. */
  concurrency: number;
  /** Milliseconds of silence behind which a job is taken away. */
  lockMs: number;
  logger: Logger;
  /** Runs a task and tells of its attempt, so that it can be stopped from outside. */
  runAttempt: (taskId: string, onAttempt: (attempt: Attempt) => void) => Promise<JobResult>;
}

/**
 * Takes jobs from BullMQ, one worker for each kind, and gives them back as the task's record wants it. BullMQ's own counts of
 * attempts and stalls are out of reach: the record is the judge.
 */
export class JobProcessor {
  readonly #options: JobProcessorOptions;
  readonly #workers: Worker[];
  /** By task; undefined while it is being claimed. */
  readonly #running = new Map<string, Attempt | undefined>();
  #handsBack = false;

  constructor(options: JobProcessorOptions) {
    this.#options = options;
    this.#workers = options.kinds.map((kind) => this.#open(kind));
  }

  /** The tasks that run now. */
  get taskIds(): string[] {
    return [...this.#running.keys()];
  }

  /** Resolves once jobs are taken. */
  async ready(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
  }

  /** Asks the task's attempt to end, if it runs here. */
  stop(taskId: string, why: StopReason): void {
    this.#running.get(taskId)?.stop(why);
  }

  /**
   * Takes no more jobs; those that run after `drainMs` are handed back. Resolves when none runs, or soon after that where one
   * does not let go: its lock then runs out.
   */
  async drain(drainMs: number): Promise<void> {
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    const ended = new AbortController();
    const outOfTime = async () => {
      await sleep(drainMs, undefined, { signal: ended.signal });
      this.#handsBack = true;
      for (const taskId of this.taskIds) this.stop(taskId, 'stopping');
      await sleep(handBackMs, undefined, { signal: ended.signal });
    };
    await Promise.race([closed, outOfTime()]);
    ended.abort();
  }

  #open(kind: ReviewKind): Worker {
    const { connection, keys, concurrency, lockMs, logger } = this.#options;
    const worker = new Worker(queueName(kind), (job, token) => this.#process(job, token), {
      connection,
      prefix: keys.queuePrefix(kind),
      concurrency,
      lockDuration: lockMs,
      stalledInterval: Math.ceil(lockMs / 4),
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (err) => logger.warn({ err }, 'the queue broke'));
    worker.on('lockRenewalFailed', (taskIds) => {
      for (const taskId of taskIds) {
        logger.warn({ taskId }, 'the job was taken away');
        this.stop(taskId, 'lost');
      }
    });
    return worker;
  }

  async #process(job: Job, token: string | undefined): Promise<void> {
    const { taskId } = jobPayloadSchema.parse(job.data);
    const log = this.#options.logger.child({ taskId });
    const end = await this.#run(taskId, log);
    log.info({ end: end.kind }, 'a job ended');
    if (end.kind === 'later') {
      await job.moveToDelayed(end.at, token);
      throw new DelayedError();
    }
    if (end.kind === 'handed-back') {
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  async #run(taskId: string, log: Logger): Promise<JobResult> {
    if (this.#running.has(taskId)) {
      // The job was taken away and came back to this worker. BullMQ renews locks by job alone, so that the end of the first
      // run would let go of the lock of a second.
      this.stop(taskId, 'lost');
      return retrySoon();
    }
    this.#running.set(taskId, undefined);
    try {
      return await this.#options.runAttempt(taskId, (attempt) => this.#track(attempt));
    } catch (err) {
      // The next claim finds the task STARTED and counts this attempt as lost, if it had begun.
      if (isUnavailable(err)) log.warn({ err }, 'an attempt was broken off since Redis is away');
      else log.error({ err }, 'an attempt failed as none should');
      return retrySoon();
    } finally {
      this.#running.delete(taskId);
    }
  }

  #track(attempt: Attempt): void {
    this.#running.set(attempt.taskId, attempt);
    if (this.#handsBack) attempt.stop('stopping');
  }
}

/** Milliseconds that the jobs that run have to let go, once they are asked to. */
const handBackMs = 5000;
