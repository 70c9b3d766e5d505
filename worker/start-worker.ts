import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import { limitedAs } from '../contract/platforms.ts';
import { createLogger } from '../process/logger.ts';
import { openMetrics } from '../process/metrics.ts';
import { TaskMetrics } from '../process/task-metrics.ts';
import { withinDeadline } from '../redis/deadline.ts';
import { type RedisConnections, startOnRedis } from '../redis/open-redis.ts';
import { writeCheck } from '../redis/readiness.ts';
import { startScheduling } from '../tasks/scheduling/start-scheduling.ts';
import { startSweeping } from '../tasks/sweep.ts';
import { usedNames } from '../tasks/used-names.ts';
import type { JobResult } from './attempt/job-result.ts';
import { runAttempt } from './attempt/run-attempt.ts';
import { openTextAnalysis } from './collection/text-analysis.ts';
import { serveHealth } from './health.ts';
import { openHttp } from './http/open-http.ts';
import { sourceRateLimiter } from './http/source-rate-limiter.ts';
import { JobProcessor } from './job-processor.ts';
import { openStores } from './open-stores.ts';
import { openParsing } from './parsing/open-parsing.ts';
import { keepReporting, type WorkerReporting } from './report-worker.ts';
import { requestMetrics } from './request-metrics.ts';
import { parsers } from './sources/parsers.ts';
import type { WorkerOptions } from './worker-options.ts';

export interface RunningWorker {
  id: string;
  /** Drains the worker: takes no more jobs, and waits for those in progress or hands them back. Ends in bounded time. */
  stop(): Promise<void>;
  /** Resolves when the worker has stopped, also because an operator has drained it. */
  readonly stopped: Promise<void>;
}

/**
 * Starts a worker.
 *
 * @throws {UnsuitableRedisError} if Redis does not meet the requirements.
 */
export const startWorker = async (options: WorkerOptions): Promise<RunningWorker> => {
  const id = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const logger = createLogger('worker', options.logLevel).child({ worker: id });
  for (const warning of options.warnings ?? []) logger.warn(warning);
  return startOnRedis(
    'work',
    {
      redisUrl: options.redisUrl,
      names: usedNames(keysOf(options.prefix)),
      waitReplicas: options.waitReplicas,
      silenceMs: options.redisSilenceMs,
      onConnectionError: (role, err) => logger.warn({ err, role }, 'Redis connection error'),
    },
    (connections) => startOnConnections(id, connections, options, logger),
  );
};

const startOnConnections = async (
  id: string,
  connections: RedisConnections,
  options: WorkerOptions,
  logger: Logger,
): Promise<RunningWorker> => {
  const { redis, subscriber } = connections;
  const metrics = openMetrics();
  const isTraced = options.tracing !== undefined;
  const storeOptions = { ...options, isTraced };
  const stores = openStores(connections, storeOptions, new TaskMetrics(metrics), logger);
  const { keys } = stores;
  const { limits } = options.sources;
  const parsing = openParsing({
    parsers,
    threads: options.parsingThreads,
    timeoutMs: options.parsingTimeoutMs,
  });
  const texts = await openTextAnalysis(logger);
  const http = openHttp({
    parse: parsing.parse,
    allowHosts: options.allowHosts,
    lookup: { timeoutMs: options.dnsTimeoutMs },
    rateLimiterOf: (service) => {
      const name = limitedAs(service);
      return sourceRateLimiter(name, limits.get(name), stores.serviceLimits);
    },
    // Responses contain the names of authors.
    ...(options.leaveOutAuthors ? {} : { responseCache: stores.responseCache }),
    onRequest: requestMetrics(metrics),
  });

  const counts = { succeeded: 0, failed: 0 };
  const context = {
    ...options,
    ...options.sources,
    ...stores,
    workerId: id,
    http,
    analyzeReviews: texts.analyze,
    logger,
  };
  let draining: Promise<void> | undefined;
  let reporting: WorkerReporting | undefined;
  const jobs = new JobProcessor({
    ...options,
    connection: redis,
    keys,
    logger,
    isTraced,
    onTaken: (job, place) => {
      stores.queues.places
        .taken(job, place)
        .catch((err: unknown) => logger.debug({ err, ...job }, 'failed to note a taken job'));
    },
    runAttempt: async (taskId, onAttempt) => {
      reporting?.changed();
      const result = await runAttempt(taskId, context, onAttempt);
      countResult(counts, result);
      reporting?.changed();
      return result;
    },
  });
  subscriber.on('message', (channel, taskId) => {
    if (channel === keys.canceled) jobs.stop(taskId, 'canceled');
  });
  const health = await serveHealth(options, writeCheck(redis, keys.writeCheck), metrics);
  await Promise.all([subscriber.subscribe(keys.canceled, 'everywhere'), jobs.ready()]);
  reporting = keepReporting(stores, {
    ...options,
    ...options.sources,
    id,
    counts,
    activeTasks: () => jobs.taskIds,
    isDraining: () => draining !== undefined,
    onDrainRequest: () => void stop(),
    onError: (err) => logger.warn({ err }, 'failed to report'),
  });
  const sweeping = startSweeping(stores, {
    hardLimitMs: options.hardLimitMs,
    onError: (err) => logger.warn({ err }, 'sweep failed'),
  });
  const scheduling = startScheduling(
    { ...stores, subscriber },
    {
      onRefused: ({ id: scheduleId, kind }, { message: reason }) =>
        logger.warn({ scheduleId, kind, reason }, 'scheduled run refused, trying every 30 s'),
      onError: (err) => logger.warn({ err }, 'scheduling failed'),
    },
  );
  // So that a worker that is ready can be found and drained.
  await reporting.first;
  logger.info({ kinds: options.kinds }, 'worker started');

  const drain = async (): Promise<void> => {
    logger.info({ jobs: jobs.taskIds.length }, 'draining');
    reporting?.changed();
    await jobs.drain(options.drainMs);
    const stopped = Promise.all([reporting?.stop(), sweeping.stop(), scheduling.stop()]);
    await withinDeadline(stopped, redisTimeoutMs).catch((err: unknown) =>
      logger.warn({ err }, 'failed to deregister'),
    );
    await health?.stop();
    await http.close();
    await Promise.all([parsing.close(), texts.close()]);
    await stores.queues.close();
    connections.close();
  };
  let onStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    onStopped = resolve;
  });
  const stop = (): Promise<void> => {
    draining ??= drain().finally(onStopped);
    return draining;
  };
  subscriber.on('message', (channel, workerId) => {
    if (channel === keys.drainRequests && workerId === id) void stop();
  });
  await subscriber.subscribe(keys.drainRequests, 'everywhere');
  return { id, stop, stopped };
};

const countResult = (counts: { succeeded: number; failed: number }, result: JobResult): void => {
  if (result.kind !== 'done' || result.succeeded === undefined) return;
  counts[result.succeeded ? 'succeeded' : 'failed'] += 1;
};

/** Milliseconds to wait for Redis on shutdown. */
const redisTimeoutMs = 1000;
