import { keysOf } from '../contract/keys.ts';
import type { RedisConnections } from '../redis/open-redis.ts';
import { StepRunner } from '../redis/script-steps.ts';
import type { StartLimits } from './admission.ts';
import { CollectionStarter } from './collections/collection-starter.ts';
import { CollectionStore } from './collections/collection-store.ts';
import { EventLog } from './event-log/event-log.ts';
import { Queues } from './queues.ts';
import { Schedules } from './scheduling/schedules.ts';
import { ServiceLimits } from './service-limits.ts';
import { Settlements, type TaskObserver } from './settlements.ts';
import { SourceOutcomes } from './source-outcomes.ts';
import { openTaskIndex } from './task-index.ts';
import { TaskStarter } from './task-starter.ts';
import { reportOnce } from './unreadable.ts';
import { WorkerRegistry } from './worker-registry.ts';

export interface TaskStoreOptions extends StartLimits {
  /** The prefix of all keys. */
  readonly prefix: string;
  /** Milliseconds a finished task is kept. */
  readonly ttlMs: number;
  /** Events kept for each task. */
  readonly maxEvents: number;
  /** Notified of what this process does with tasks. Default: none. */
  readonly observer?: TaskObserver | undefined;
  /** Whether jobs continue the trace in which they are added. Default: false. */
  readonly isTraced?: boolean | undefined;
  /** Called with an error that costs nothing else, and what it cost. */
  readonly warn: (error: unknown, message: string) => void;
}

export type TaskStores = ReturnType<typeof openTaskStores>;

/** Opens the stores that servers and workers share, on the connections of one process. */
export const openTaskStores = (
  { redis, replication, isCluster }: RedisConnections,
  { prefix, ttlMs, maxEvents, observer, isTraced, warn, ...startLimits }: TaskStoreOptions,
) => {
  const keys = keysOf(prefix);
  const onUnreadable = reportOnce((error) => warn(error, 'skipped unreadable data'));
  const steps = new StepRunner(redis, isCluster);
  const log = new EventLog(redis, steps, keys, {
    ttlMs,
    maxEvents,
    sharded: isCluster,
    replication,
    onUnreadable,
  });
  const index = openTaskIndex(redis, steps, keys, (error) =>
    warn(error, 'failed to mark recent tasks for the sweep'),
  );
  const queues = new Queues(redis, keys, isTraced);
  const starter = new TaskStarter({ steps, log, index, queues }, startLimits);
  const collections = new CollectionStore(redis, keys);
  return {
    redis,
    keys,
    steps,
    log,
    index,
    queues,
    starter,
    collections,
    collectionStarter: new CollectionStarter({
      steps,
      log,
      collections,
      starter,
      joins: index.joins,
    }),
    schedules: new Schedules(redis, keys, onUnreadable),
    settlements: new Settlements(redis, keys, observer),
    serviceLimits: new ServiceLimits(redis, keys),
    sourceOutcomes: new SourceOutcomes(redis, keys, onUnreadable),
    workers: new WorkerRegistry(redis, keys, onUnreadable),
    onUnreadable,
  };
};
