import { type Cluster, Command } from 'ioredis';

/** The cluster slot of a key or a sharded channel. */
export const slotOf = (key: string): number => Number(new Command('get', [key]).getSlot());

/** The address of the master that owns a slot, as last refreshed. */
export const masterOfSlot = (cluster: Cluster, slot: number): string | undefined =>
  cluster.slots[slot]?.[0];

/** Whether the error says that a command or pipeline was sent to a node that does not own all its slots. */
export const isRedirect = (error: unknown): boolean =>
  error instanceof Error && redirect.test(error.message);

/** The last alternative is the error of ioredis for a pipeline that it would have to split. */
const redirect = /^(MOVED|ASK|TRYAGAIN) |^All keys in the pipeline should belong to the same slots/;
