import { z } from 'zod';

/** What many clients subscribe to, over how many connections. */
export const watchLoadSchema = z.object({
  url: z.string(),
  protocol: z.enum(['ws', 'graphql-ws', 'sse', 'socket.io']),
  connections: z.number().int(),
  /** Sent as `Authorization`. */
  authorization: z.string().optional(),
  /** Watcher i sends number i modulo their count. None for protocols that know no operations. */
  operations: z.array(
    z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) }),
  ),
});

export type WatchLoad = z.infer<typeof watchLoadSchema>;

/** Messages between the bench and the process of the watchers. */
export const fromWatchersSchema = z.discriminatedUnion('type', [
  /** Every connection has sent its subscription. */
  z.object({ type: z.literal('subscribed') }),
  /** As many deliveries as were expected have arrived, or more. */
  z.object({ type: z.literal('reached'), deliveries: z.number() }),
  z.object({ type: z.literal('counted'), deliveries: z.number(), bytes: z.number() }),
  z.object({ type: z.literal('failed'), reason: z.string() }),
]);

export type FromWatchers = z.infer<typeof fromWatchersSchema>;

export const toWatchersSchema = z.discriminatedUnion('type', [
  /** Asks for `reached` at this total. */
  z.object({ type: z.literal('expect'), deliveries: z.number() }),
  /** Asks for `counted`. */
  z.object({ type: z.literal('count') }),
]);

export type ToWatchers = z.infer<typeof toWatchersSchema>;
