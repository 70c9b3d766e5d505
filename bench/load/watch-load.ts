import { z } from 'zod';

/** What many clients subscribe to, over how many connections. */
export const watchLoadSchema = z.object({
  url: z.string(),
  protocol: z.enum(['ws', 'graphql-ws', 'sse', 'socket.io']),
  connections: z.number().int(),
  /** Whether to read from each delivery when it was sent. Default: false. */
  timed: z.boolean().default(false),
  /** Sent as `Authorization`. */
  authorization: z.string().optional(),
  /** Watcher i has number i modulo their count. */
  targets: z.array(
    z.object({
      /** Default: that of the URL. */
      path: z.string().optional(),
      /** What to subscribe to. None for protocols that know no operations. */
      operation: z
        .object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })
        .optional(),
    }),
  ),
});

export type WatchLoad = z.input<typeof watchLoadSchema>;

/** Messages between the bench and the process of the watchers. */
export const fromWatchersSchema = z.discriminatedUnion('type', [
  /** Every connection has sent its subscription, after this time. */
  z.object({ type: z.literal('subscribed'), openingMs: z.number() }),
  /** As many deliveries as were expected have arrived, or more. */
  z.object({ type: z.literal('reached'), deliveries: z.number() }),
  z.object({ type: z.literal('counted'), deliveries: z.number(), bytes: z.number() }),
  /** How long each delivery with a time in it took. */
  z.object({ type: z.literal('timed'), latenciesMs: z.array(z.number()) }),
  z.object({ type: z.literal('failed'), reason: z.string() }),
]);

export type FromWatchers = z.infer<typeof fromWatchersSchema>;

export const toWatchersSchema = z.discriminatedUnion('type', [
  /** Asks for `reached` at this total. */
  z.object({ type: z.literal('expect'), deliveries: z.number() }),
  /** Asks for `counted`. */
  z.object({ type: z.literal('count') }),
  /** Asks for `timed`, and forgets the times. */
  z.object({ type: z.literal('time') }),
]);

export type ToWatchers = z.infer<typeof toWatchersSchema>;

/** A text in the payload of an event that says when it was sent, by a clock that all processes of a machine share. */
export const sentNow = (): string => `sent ${process.hrtime.bigint()} ns`;

/** How many milliseconds ago the payload was sent; undefined if it does not say. */
export const sentMsAgo = (payload: string): number | undefined => {
  const sent = /sent (\d+) ns/.exec(payload)?.[1];
  return sent === undefined ? undefined : Number(process.hrtime.bigint() - BigInt(sent)) / 1e6;
};
