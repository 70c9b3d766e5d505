import type { Logger } from 'pino';
import type { RedisConnections } from '../redis/open-redis.ts';
import { openTaskStores, type TaskStoreOptions } from '../tasks/open-task-stores.ts';
import { ResponseCache } from '../tasks/response-cache.ts';
import { NewReviews } from '../tasks/scheduling/new-reviews.ts';
import type { TaskObserver } from '../tasks/settlements.ts';

/** Opens the stores that a worker uses. */
export const openStores = (
  connections: RedisConnections,
  options: Omit<TaskStoreOptions, 'warn' | 'observer'>,
  observer: TaskObserver,
  logger: Logger,
) => {
  const warn = (err: unknown, message: string) => logger.warn({ err }, message);
  const stores = openTaskStores(connections, { ...options, observer, warn });
  const { redis, keys } = stores;
  return {
    ...stores,
    newReviews: new NewReviews(redis, keys),
    responseCache: new ResponseCache(redis, keys),
  };
};
