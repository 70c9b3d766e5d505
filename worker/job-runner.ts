import { DelayedError, type Job, WaitingError, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { jobPayloadSchema } from '../contract/job.ts';
import { type Keys, queueName } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { Connection } from '../tasks/redis/connections.ts';
import type { Attempt } from './running/attempt.ts';
import type { JobEnd } from './running/job-end.ts';

export interface JobRunnerOptions {
  connection: Connection;
  keys: Keys;
  kinds: readonly ReviewKind[];
  /** Jobs at once, for each kind. */
  concurrency: number;
  /** Milliseconds of silence behind which a job is taken away. */
  lockMs: number;
  logger: Logger;
  run: (taskId: string) => Promise<JobEnd>;
}

/**
 * Takes jobs from BullMQ, one worker for each kind, and gives them back as the task's record wants it. BullMQ's own counts of
 * attempts and stalls are out of reach: the record is the judge.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #workers: Worker[];
  readonly #attempts = new Map<string, Attempt>();

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#workers = options.kinds.map((kind) => this.#open(kind));
  }

  /** The attempts that run now, by task. */
  get attempts(): ReadonlyMap<string, Attempt> {
    return this.#attempts;
  }

  /** Resolves once jobs are taken. */
  async ready(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
  }

  track(attempt: Attempt): void {
    this.#attempts.set(attempt.taskId, attempt);
  }

  /** Takes no more jobs; those that run after `drainMs` are handed back. Resolves when none runs. */
  async drain(drainMs: number): Promise<void> {
    const handBack = setTimeout(() => {
      for (const attempt of this.#attempts.values()) attempt.stop('stopping');
    }, drainMs);
    await Promise.all(this.#workers.map((worker) => worker.close()));
    clearTimeout(handBack);
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
        this.#attempts.get(taskId)?.stop('lost');
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

  async #run(taskId: string, log: Logger): Promise<JobEnd> {
    try {
      return await this.#options.run(taskId);
    } catch (err) {
      // The next claim finds the task STARTED and counts this attempt as lost.
      log.error({ err }, 'an attempt failed as none should');
      return { kind: 'later', at: Date.now() + 1000 };
    } finally {
      this.#attempts.delete(taskId);
    }
  }
}
