import { type Cluster, Command } from 'ioredis';

/** The slot of a cluster that holds a key, or a channel that is published to a shard. */
export const slotOf = (key: string): number => Number(new Command('get', [key]).getSlot());

/** The address of the master that holds a slot, as far as it is known now. */
export const masterOfSlot = (cluster: Cluster, slot: number): string | undefined =>
  cluster.slots[slot]?.[0];

/** Whether a command, or a pipeline, went to a node that does not hold its slot, or not all of it. */
export const isRedirect = (error: unknown): boolean =>
  error instanceof Error && redirect.test(error.message);

/** The last is what ioredis says of a pipeline that it would have to split. */
const redirect = /^(MOVED|ASK|TRYAGAIN) |^All keys in the pipeline should belong to the same slots/;
