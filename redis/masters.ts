import { Cluster } from 'ioredis';
import type { Connection } from './connections.ts';
import { SentinelConnection } from './sentinel-connection.ts';

/**
 * Calls back whenever newest writes may have been lost with a master: a cluster has other masters than before, or a sentinel
 * group was connected to again. A single server keeps what it has answered.
 */
export const onOtherMasters = (redis: Connection, listener: () => void): void => {
  if (redis instanceof Cluster) onOtherMastersOf(redis, listener);
  if (redis instanceof SentinelConnection) onConnectedAgain(redis, listener);
};

const onOtherMastersOf = (cluster: Cluster, listener: () => void): void => {
  let before: string | undefined;
  cluster.on('refresh', () => {
    const masters = [...new Set(cluster.slots.map((addresses) => addresses[0]))].toSorted().join();
    if (before !== undefined && before !== masters) listener();
    before = masters;
  });
};

const onConnectedAgain = (redis: SentinelConnection, listener: () => void): void => {
  let isAgain = false;
  redis.on('ready', () => {
    if (isAgain) listener();
    isAgain = true;
  });
};
