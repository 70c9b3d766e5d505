import { keysOf } from '../../../contract/keys.ts';
import type { Role } from '../../../redis/connections.ts';
import { openRedis } from '../../../redis/open-redis.ts';
import { EventLog } from '../../../tasks/event-log/event-log.ts';
import { Queues } from '../../../tasks/queues.ts';
import { ResponseCache } from '../../../tasks/response-cache.ts';
import { NewReviews } from '../../../tasks/scheduling/new-reviews.ts';
import { Schedules } from '../../../tasks/scheduling/schedules.ts';
import { ServiceLimits } from '../../../tasks/service-limits.ts';
import { Settlements } from '../../../tasks/settlements.ts';
import { openTaskIndex } from '../../../tasks/task-index.ts';
import { reportOnce, type UnreadableDataError } from '../../../tasks/unreadable.ts';
import { WorkerRegistry } from '../../../tasks/worker-registry.ts';

export interface DeploymentOptions {
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
  const { redis, replication, isCluster } = connections;
  const keys = keysOf(options.prefix);
  /** What the stores skipped. */
  const skipped: UnreadableDataError[] = [];
  const onUnreadable = reportOnce((error) => skipped.push(error));
  const queues = new Queues(redis, keys);
  const index = openTaskIndex(redis, keys, () => {});
  return {
    ...connections,
    keys,
    queues,
    schedules: new Schedules(redis, keys, onUnreadable),
    skipped,
    onUnreadable,
    log: new EventLog(redis, keys, {
      ttlMs: options.ttlMs,
      maxEvents: options.maxEvents,
      sharded: isCluster,
      replication,
      onUnreadable,
    }),
    index,
    joins: index.joins,
    newReviews: new NewReviews(redis, keys),
    responseCache: new ResponseCache(redis, keys),
    serviceLimits: new ServiceLimits(redis, keys),
    settlements: new Settlements(redis, keys),
    workers: new WorkerRegistry(redis, keys, onUnreadable),
    async close() {
      await queues.close();
      connections.close();
    },
  };
};

export type Deployment = ReturnType<typeof openDeployment>;
