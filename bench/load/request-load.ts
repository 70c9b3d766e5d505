import { z } from 'zod';

/** Requests that several clients send one after the other, each on a connection of its own. */
export const requestLoadSchema = z.object({
  url: z.string(),
  connections: z.number().int(),
  headers: z.record(z.string(), z.string()),
});

export type RequestLoad = z.infer<typeof requestLoadSchema>;

/** A batch of requests. */
export const batchSchema = z.object({
  /** Sent in turn, over all connections; the text `<i>` is replaced with the number of the request. */
  body: z.string(),
  /** The first number. */
  from: z.number().int(),
  count: z.number().int(),
  /** What a successful response contains. */
  expected: z.string(),
});

export type Batch = z.infer<typeof batchSchema>;

export const batchResultSchema = z.union([
  z.object({
    seconds: z.number(),
    /** How long each request took. */
    latenciesMs: z.array(z.number()),
    /** Of all responses, as they were sent: compressed ones are not unpacked. */
    bytes: z.number(),
  }),
  z.object({ problem: z.string() }),
]);

export type BatchResult = z.infer<typeof batchResultSchema>;
