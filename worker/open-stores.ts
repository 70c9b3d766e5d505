import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import type { RedisConnections } from '../redis/open-redis.ts';
import { EventLog } from '../tasks/event-log/event-log.ts';
import { Queues } from '../tasks/queues.ts';
import { ResponseCache } from '../tasks/response-cache.ts';
import { NewReviews } from '../tasks/scheduling/new-reviews.ts';
import { Schedules } from '../tasks/scheduling/schedules.ts';
import { ServiceLimits } from '../tasks/service-limits.ts';
import { Settlements } from '../tasks/settlements.ts';
import { openTaskIndex } from '../tasks/task-index.ts';
import { TaskStarter } from '../tasks/task-starter.ts';
import { reportOnce } from '../tasks/unreadable.ts';
import { WorkerRegistry } from '../tasks/worker-registry.ts';

/** Opens the stores that a worker uses. */
export const openStores = (
  { redis, replication, isCluster }: RedisConnections,
  { prefix, ttlMs, maxEvents }: { prefix: string; ttlMs: number; maxEvents: number },
  logger: Logger,
) => {
  const keys = keysOf(prefix);
  const onUnreadable = reportOnce((err) => logger.warn({ err }, 'skipped unreadable data'));
  const log = new EventLog(redis, keys, {
    ttlMs,
    maxEvents,
    sharded: isCluster,
    replication,
    onUnreadable,
  });
  const index = openTaskIndex(redis, keys, (err) =>
    logger.warn({ err }, 'failed to mark recent tasks for the sweep'),
  );
  const queues = new Queues(redis, keys);
  return {
    redis,
    keys,
    log,
    index,
    queues,
    starter: new TaskStarter({ log, index, queues, isCluster }),
    newReviews: new NewReviews(redis, keys),
    responseCache: new ResponseCache(redis, keys),
    schedules: new Schedules(redis, keys, onUnreadable),
    serviceLimits: new ServiceLimits(redis, keys),
    onUnreadable,
    settlements: new Settlements(redis, keys),
    workers: new WorkerRegistry(redis, keys, onUnreadable),
  };
};
