import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { ReviewKind } from '../contract/kinds.ts';
import { createLogger } from '../process/logger.ts';
import { withinDeadline } from '../redis/deadline.ts';
import { type Deployment, startOnDeployment } from '../tasks/deployment.ts';
import { keepTicking } from '../tasks/scheduling/keep-ticking.ts';
import { keepSweeping } from '../tasks/sweep.ts';
import type { JobEnd } from './attempt/job-end.ts';
import { runTask } from './attempt/run-task.ts';
import { serveHealth } from './health.ts';
import { mannersOf } from './http/manners.ts';
import { openHttp } from './http/open-http.ts';
import { JobRunner } from './job-runner.ts';
import type { ConfiguredSources } from './sources/configured-sources.ts';
import { keepReporting } from './worker-report.ts';

export interface WorkerOptions {
  sources: ConfiguredSources;
  host: string;
  /** Where health is served; undefined: nowhere. */
  port: number | undefined;
  logLevel: string;
  redisUrl: string;
  prefix: string;
  concurrency: number;
  kinds: readonly ReviewKind[];
  attempts: number;
  backoffMs: number;
  softLimitMs: number;
  hardLimitMs: number;
  lockMs: number;
  ttlMs: number;
  maxEvents: number;
  waitReplicas: number;
  drainMs: number;
  allowHosts: readonly string[];
}

export interface RunningWorker {
  id: string;
  /** Takes no more jobs, lets those that run end within the drain window or hands them back; ends in bounded time. */
  stop(): Promise<void>;
}

/**
 * Starts the process that collects.
 *
 * @throws {UnsuitableRedisError} the Redis may evict keys.
 */
export const startWorker = async (options: WorkerOptions): Promise<RunningWorker> => {
  const id = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const logger = createLogger('worker', options.logLevel).child({ worker: id });
  return startOnDeployment(
    'work',
    {
      redisUrl: options.redisUrl,
      prefix: options.prefix,
      ttlMs: options.ttlMs,
      maxEvents: options.maxEvents,
      waitReplicas: options.waitReplicas,
      onConnectionError: (role, err) => logger.warn({ err, role }, 'a connection to Redis broke'),
    },
    (deployment) => work(id, deployment, options, logger),
  );
};

const work = async (
  id: string,
  deployment: Deployment,
  options: WorkerOptions,
  logger: Logger,
): Promise<RunningWorker> => {
  const { sources, missing, limits } = options.sources;
  const { redis, keys, subscriber, log, index, newReviews, settlements, serviceLimits } =
    deployment;
  const http = openHttp({
    allowHosts: options.allowHosts,
    mannersOf: (source) => mannersOf(source, limits.get(source), serviceLimits),
    kept: deployment.keptAnswers,
  });

  const counts = { succeeded: 0, failed: 0 };
  const count = (end: JobEnd): JobEnd => {
    if (end.kind === 'done' && end.succeeded !== undefined) {
      counts[end.succeeded ? 'succeeded' : 'failed'] += 1;
    }
    return end;
  };
  const jobs = new JobRunner({
    connection: redis,
    keys,
    kinds: options.kinds,
    concurrency: options.concurrency,
    lockMs: options.lockMs,
    logger,
    run: async (taskId, onAttempt) =>
      count(
        await runTask(taskId, {
          log,
          index,
          newReviews,
          settlements,
          workerId: id,
          sources,
          missing,
          http,
          logger,
          attempts: options.attempts,
          backoffMs: options.backoffMs,
          softLimitMs: options.softLimitMs,
          hardLimitMs: options.hardLimitMs,
          onAttempt,
        }),
      ),
  });
  subscriber.on('message', (channel, taskId) => {
    if (channel === keys.cancelled) jobs.stop(taskId, 'cancelled');
  });
  const health = await serveHealth(options, async () => {
    return (await withinDeadline(redis.ping(), redisAnswersMs)) === 'PONG';
  });
  await Promise.all([subscriber.subscribe(keys.cancelled, 'everywhere'), jobs.ready()]);
  const reporting = keepReporting(deployment, {
    id,
    kinds: options.kinds,
    concurrency: options.concurrency,
    sources,
    missing,
    counts,
    activeTasks: () => jobs.taskIds,
    onError: (err) => logger.warn({ err }, 'the worker could not report'),
  });
  const sweeping = keepSweeping(deployment, {
    hardLimitMs: options.hardLimitMs,
    onError: (err) => logger.warn({ err }, 'the sweep failed'),
  });
  const ticking = keepTicking(deployment, (err) => logger.warn({ err }, 'a schedule broke'));
  logger.info({ kinds: options.kinds }, 'taking jobs');

  const letGo = async (): Promise<void> => {
    logger.info({ running: jobs.taskIds.length }, 'draining');
    await jobs.drain(options.drainMs);
    const lastWords = Promise.all([reporting.stop(), sweeping.stop(), ticking.stop()]);
    await withinDeadline(lastWords, redisAnswersMs).catch((err: unknown) =>
      logger.warn({ err }, 'the worker could not take its leave'),
    );
    await health?.stop();
    await http.close();
    await deployment.close();
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= letGo();
    return stopping;
  };
  return { id, stop };
};

/** Milliseconds in which a Redis that is well answers. */
const redisAnswersMs = 1000;
