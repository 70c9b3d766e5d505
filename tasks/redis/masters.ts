import { Cluster } from 'ioredis';
import type { Connection } from './connections.ts';

/** Calls back whenever a cluster has other masters than before: newest writes of one may be lost. Elsewhere it never does. */
export const onOtherMasters = (redis: Connection, listener: () => void): void => {
  if (!(redis instanceof Cluster)) return;
  let before: string | undefined;
  redis.on('refresh', () => {
    const masters = [...new Set(redis.slots.map((addresses) => addresses[0]))].toSorted().join();
    if (before !== undefined && before !== masters) listener();
    before = masters;
  });
};
