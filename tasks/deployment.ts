import { keysOf } from '../contract/keys.ts';
import { connector, type Role } from '../redis/connections.ts';
import { onOtherMasters } from '../redis/masters.ts';
import { Replication } from '../redis/replication.ts';
import { assertKeepsKeys } from '../redis/requirements.ts';
import { Subscriber } from '../redis/subscriber.ts';
import { EventLog, type EventLogOptions } from './event-log/event-log.ts';
import { JoinIndex } from './join-index.ts';
import { KeptAnswers } from './kept-answers.ts';
import { Queues } from './queues.ts';
import { NewReviews } from './scheduling/new-reviews.ts';
import { Schedules } from './scheduling/schedules.ts';
import { ServiceLimits } from './service-limits.ts';
import { Settlements } from './settlements.ts';
import { TaskIndex } from './task-index.ts';
import { WorkerRegistry } from './worker-registry.ts';

export interface DeploymentOptions {
  redisUrl: string;
  /** What the keys begin with. */
  prefix: string;
  /** Milliseconds that a finished task is kept. */
  ttlMs: number;
  /** Events kept for each task. */
  maxEvents: number;
  /** Replicas that must have the first and the final write of a task before it counts. */
  waitReplicas?: number;
  onConnectionError: (role: Role, error: Error) => void;
}

/**
 * All that one process holds of a deployment's Redis. Servers ask for `requests`, which fail fast; workers for `work`, which
 * waits until Redis is back.
 */
export const openDeployment = (role: 'requests' | 'work', options: DeploymentOptions) => {
  const connections = connector(options.redisUrl, options.onConnectionError);
  const redis = connections.open(role);
  const subscriber = new Subscriber(connections.open('subscriber'));
  const { waitReplicas = 0 } = options;
  const replication =
    waitReplicas > 0 ? new Replication(connections.open(role), waitReplicas) : undefined;
  const keys = keysOf(options.prefix);
  const logOptions: EventLogOptions = {
    ttlMs: options.ttlMs,
    maxEvents: options.maxEvents,
    safetyMs,
    sharded: connections.isCluster,
    replication,
  };
  const queues = new Queues(redis, keys);
  const schedules = new Schedules(redis, keys);
  const index = new TaskIndex(redis, keys);
  onOtherMasters(redis, () => {
    index.lookAtRecent().catch((error: Error) => options.onConnectionError(role, error));
  });
  return {
    redis,
    /** Whether commands for different keys are run in the order in which they are sent. */
    inOrder: !connections.isCluster,
    keys,
    subscriber,
    queues,
    log: new EventLog(redis, keys, logOptions),
    index,
    joins: new JoinIndex(redis, keys, safetyMs),
    workers: new WorkerRegistry(redis, keys),
    serviceLimits: new ServiceLimits(redis, keys),
    keptAnswers: new KeptAnswers(redis, keys),
    schedules,
    newReviews: new NewReviews(redis, keys),
    settlements: new Settlements(redis, keys),
    /** Ends all connections; what waits for an answer fails. */
    async close() {
      subscriber.close();
      await Promise.all([queues.close(), schedules.close()]);
      replication?.close();
      redis.disconnect();
    },
  };
};

export type Deployment = ReturnType<typeof openDeployment>;

/**
 * Opens a deployment and starts what stands on it; where that fails, nothing stays open.
 *
 * @throws {UnsuitableRedisError} the Redis may evict keys; and whatever `start` throws.
 */
export const startOnDeployment = async <Started>(
  role: Parameters<typeof openDeployment>[0],
  options: DeploymentOptions,
  start: (deployment: Deployment) => Promise<Started>,
): Promise<Started> => {
  const deployment = openDeployment(role, options);
  try {
    await assertKeepsKeys(deployment.redis);
    return await start(deployment);
  } catch (error) {
    await deployment.close();
    throw error;
  }
};

/** Unfinished tasks are kept for a week at the most: far behind any limit, so that nothing stays for ever. */
const safetyMs = 7 * 24 * 60 * 60 * 1000;
