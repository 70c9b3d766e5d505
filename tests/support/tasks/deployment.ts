import type { Role } from '../../../redis/connections.ts';
import { openRedis } from '../../../redis/open-redis.ts';
import type { StartLimits } from '../../../tasks/admission.ts';
import { openTaskStores } from '../../../tasks/open-task-stores.ts';
import { ResponseCache } from '../../../tasks/response-cache.ts';
import { NewReviews } from '../../../tasks/scheduling/new-reviews.ts';
import { UnreadableDataError } from '../../../tasks/unreadable.ts';

export interface DeploymentOptions extends StartLimits {
  redisUrl: string;
  /** The prefix of all keys. */
  prefix: string;
  /** Milliseconds a finished task is kept. */
  ttlMs: number;
  /** Events kept for each task. */
  maxEvents: number;
  waitReplicas?: number;
  silenceMs?: number;
  onConnectionError: (role: Role, error: Error) => void;
}

/** Every store of one deployment, on the connections of one process. Servers and workers open only those they use. */
export const openDeployment = (role: 'requests' | 'work', options: DeploymentOptions) => {
  const connections = openRedis(role, options);
  /** What the stores skipped. */
  const skipped: UnreadableDataError[] = [];
  const stores = openTaskStores(connections, {
    prefix: options.prefix,
    ttlMs: options.ttlMs,
    maxEvents: options.maxEvents,
    queueLength: options.queueLength,
    openTasksPerCaller: options.openTasksPerCaller,
    warn: (error) => {
      if (error instanceof UnreadableDataError) skipped.push(error);
    },
  });
  const { redis, keys, index, queues } = stores;
  return {
    ...connections,
    ...stores,
    skipped,
    joins: index.joins,
    newReviews: new NewReviews(redis, keys),
    responseCache: new ResponseCache(redis, keys),
    async close() {
      await queues.close();
      connections.close();
    },
  };
};

export type Deployment = ReturnType<typeof openDeployment>;
