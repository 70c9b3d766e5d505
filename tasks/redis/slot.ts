import { type Cluster, Command } from 'ioredis';

/** The slot of a cluster that holds a key, or a channel that is published to a shard. */
export const slotOf = (key: string): number => Number(new Command('get', [key]).getSlot());

/** The address of the master that holds a slot, as far as it is known now. */
export const masterOfSlot = (cluster: Cluster, slot: number): string | undefined =>
  cluster.slots[slot]?.[0];

/** Whether a node refused a command since the slot of its key is, or goes, elsewhere. */
export const isRedirect = (error: Error): boolean => /^(MOVED|ASK|TRYAGAIN) /.test(error.message);
