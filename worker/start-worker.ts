import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import { createLogger } from '../process/logger.ts';
import { withinDeadline } from '../redis/deadline.ts';
import { type RedisConnections, startOnRedis } from '../redis/open-redis.ts';
import { EventLog } from '../tasks/event-log/event-log.ts';
import { JoinIndex } from '../tasks/join-index.ts';
import { Queues } from '../tasks/queues.ts';
import { ResponseCache } from '../tasks/response-cache.ts';
import { NewReviews } from '../tasks/scheduling/new-reviews.ts';
import { Schedules } from '../tasks/scheduling/schedules.ts';
import { startScheduling } from '../tasks/scheduling/start-scheduling.ts';
import { ServiceLimits } from '../tasks/service-limits.ts';
import { Settlements } from '../tasks/settlements.ts';
import { startSweeping } from '../tasks/sweep.ts';
import { openTaskIndex } from '../tasks/task-index.ts';
import { TaskStarter } from '../tasks/task-starter.ts';
import { WorkerRegistry } from '../tasks/worker-registry.ts';
import type { JobResult } from './attempt/job-result.ts';
import { runAttempt } from './attempt/run-attempt.ts';
import { serveHealth } from './health.ts';
import { openHttp } from './http/open-http.ts';
import { sourceRateLimiter } from './http/source-rate-limiter.ts';
import { JobProcessor } from './job-processor.ts';
import { keepReporting } from './report-worker.ts';
import type { ConfiguredSources } from './sources/configured-sources.ts';

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
  return startOnRedis(
    'work',
    {
      redisUrl: options.redisUrl,
      waitReplicas: options.waitReplicas,
      onConnectionError: (role, err) => logger.warn({ err, role }, 'a connection to Redis broke'),
    },
    (connections) => work(id, connections, options, logger),
  );
};

const work = async (
  id: string,
  connections: RedisConnections,
  options: WorkerOptions,
  logger: Logger,
): Promise<RunningWorker> => {
  const { sources, missing, limits } = options.sources;
  const { redis, subscriber } = connections;
  const stores = openStores(connections, options, logger);
  const { keys, log, index, newReviews, settlements, serviceLimits } = stores;
  const http = openHttp({
    allowHosts: options.allowHosts,
    rateLimiterOf: (source) => sourceRateLimiter(source, limits.get(source), serviceLimits),
    responseCache: stores.responseCache,
  });

  const counts = { succeeded: 0, failed: 0 };
  const count = (end: JobResult): JobResult => {
    if (end.kind === 'done' && end.succeeded !== undefined) {
      counts[end.succeeded ? 'succeeded' : 'failed'] += 1;
    }
    return end;
  };
  const jobs = new JobProcessor({
    connection: redis,
    keys,
    kinds: options.kinds,
    concurrency: options.concurrency,
    lockMs: options.lockMs,
    logger,
    runAttempt: async (taskId, onAttempt) =>
      count(
        await runAttempt(taskId, {
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
  const reporting = keepReporting(stores, {
    id,
    kinds: options.kinds,
    concurrency: options.concurrency,
    sources,
    missing,
    counts,
    activeTasks: () => jobs.taskIds,
    onError: (err) => logger.warn({ err }, 'the worker could not report'),
  });
  const sweeping = startSweeping(stores, {
    hardLimitMs: options.hardLimitMs,
    onError: (err) => logger.warn({ err }, 'the sweep failed'),
  });
  const ticking = startScheduling(stores, (err) => logger.warn({ err }, 'a schedule broke'));
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
    await Promise.all([stores.queues.close(), stores.schedules.close()]);
    connections.close();
  };
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= letGo();
    return stopping;
  };
  return { id, stop };
};

const openStores = (
  { redis, replication, isCluster }: RedisConnections,
  { prefix, ttlMs, maxEvents }: WorkerOptions,
  logger: Logger,
) => {
  const keys = keysOf(prefix);
  const log = new EventLog(redis, keys, { ttlMs, maxEvents, sharded: isCluster, replication });
  const index = openTaskIndex(redis, keys, (err) =>
    logger.warn({ err }, 'failed to mark recent tasks for the sweep'),
  );
  const queues = new Queues(redis, keys);
  const joins = new JoinIndex(redis, keys);
  return {
    redis,
    keys,
    log,
    index,
    queues,
    starter: new TaskStarter({ log, index, joins, queues, isCluster }),
    newReviews: new NewReviews(redis, keys),
    responseCache: new ResponseCache(redis, keys),
    schedules: new Schedules(redis, keys),
    serviceLimits: new ServiceLimits(redis, keys),
    settlements: new Settlements(redis, keys),
    workers: new WorkerRegistry(redis, keys),
  };
};

/** Milliseconds in which a Redis that is well answers. */
const redisAnswersMs = 1000;
