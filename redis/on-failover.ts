import { Cluster, type Redis } from 'ioredis';
import type { Connection } from './connections.ts';

/**
 * Calls `listener` after everything that may have been a failover, which may have lost the latest writes: whenever the masters of a
 * cluster have changed, or a connection to a single server or a sentinel group was restored.
 */
export const onFailover = (redis: Connection, listener: () => void): void => {
  if (redis instanceof Cluster) onMastersChanged(redis, listener);
  else onReconnected(redis, listener);
};

const onMastersChanged = (cluster: Cluster, listener: () => void): void => {
  let before: string | undefined;
  cluster.on('refresh', () => {
    const masters = [...new Set(cluster.slots.map((addresses) => addresses[0]))].toSorted().join();
    if (before !== undefined && before !== masters) listener();
    before = masters;
  });
};

const onReconnected = (redis: Redis, listener: () => void): void => {
  let wasReady = false;
  redis.on('ready', () => {
    if (wasReady) listener();
    wasReady = true;
  });
};
