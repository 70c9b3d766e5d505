import { Cluster } from 'ioredis';
import type { Connection } from './connections.ts';
import { SentinelConnection } from './sentinel-connection.ts';

/**
 * Calls `listener` after every failover that may have lost the latest writes: whenever the masters of a cluster have changed, or
 * a connection to a sentinel group was restored. Never called for a single server.
 */
export const onFailover = (redis: Connection, listener: () => void): void => {
  if (redis instanceof Cluster) onMastersChanged(redis, listener);
  if (redis instanceof SentinelConnection) onReconnected(redis, listener);
};

const onMastersChanged = (cluster: Cluster, listener: () => void): void => {
  let before: string | undefined;
  cluster.on('refresh', () => {
    const masters = [...new Set(cluster.slots.map((addresses) => addresses[0]))].toSorted().join();
    if (before !== undefined && before !== masters) listener();
    before = masters;
  });
};

const onReconnected = (redis: SentinelConnection, listener: () => void): void => {
  let wasReady = false;
  redis.on('ready', () => {
    if (wasReady) listener();
    wasReady = true;
  });
};
