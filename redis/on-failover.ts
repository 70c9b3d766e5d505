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
  let before = mastersOf(cluster);
  cluster.on('refresh', () => {
    const masters = mastersOf(cluster);
    // Empty before the first refresh.
    if (before !== '' && before !== masters) listener();
    before = masters;
  });
};

const mastersOf = (cluster: Cluster): string =>
  [...new Set(cluster.slots.map((addresses) => addresses[0]))].toSorted().join();

const onReconnected = (redis: Redis, listener: () => void): void => {
  let wasReady = redis.status === 'ready';
  redis.on('ready', () => {
    if (wasReady) listener();
    wasReady = true;
  });
};
