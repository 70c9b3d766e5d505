import type { Logger } from 'pino';
import { keysOf } from '../contract/keys.ts';
import type { RedisConnections } from '../redis/open-redis.ts';
import { EventLog } from '../tasks/event-log/event-log.ts';
import { Queues } from '../tasks/queues.ts';
import { Schedules } from '../tasks/scheduling/schedules.ts';
import { Settlements } from '../tasks/settlements.ts';
import { openTaskIndex } from '../tasks/task-index.ts';
import { TaskStarter } from '../tasks/task-starter.ts';
import { reportOnce } from '../tasks/unreadable.ts';
import { WorkerRegistry } from '../tasks/worker-registry.ts';
import type { ServerOptions } from './server-options.ts';

export type Stores = ReturnType<typeof openStores>;

/** Opens the stores that a server reads and writes. */
export const openStores = (
  { redis, replication, isCluster }: RedisConnections,
  { prefix, ttlSeconds, maxEvents }: Pick<ServerOptions, 'prefix' | 'ttlSeconds' | 'maxEvents'>,
  logger: Logger,
) => {
  const keys = keysOf(prefix);
  const onUnreadable = reportOnce((err) => logger.warn({ err }, 'skipped unreadable data'));
  const log = new EventLog(redis, keys, {
    ttlMs: ttlSeconds * 1000,
    maxEvents,
    sharded: isCluster,
    replication,
    onUnreadable,
  });
  const index = openTaskIndex(redis, keys, (err) =>
    logger.warn({ err }, 'failed to mark recent tasks for the sweep'),
  );
  const queues = new Queues(redis, keys);
  const schedules = new Schedules(redis, keys, onUnreadable);
  return {
    redis,
    keys,
    log,
    index,
    queues,
    starter: new TaskStarter({ log, index, queues, isCluster }),
    schedules,
    onUnreadable,
    settlements: new Settlements(redis, keys),
    workers: new WorkerRegistry(redis, keys, onUnreadable),
    async close(): Promise<void> {
      await queues.close();
    },
  };
};
