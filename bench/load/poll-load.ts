import { z } from 'zod';

/** Clients that ask for the state of one task again and again, each on a connection of its own. */
export const pollLoadSchema = z.object({
  url: z.string(),
  method: z.enum(['GET', 'POST']),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  connections: z.number().int(),
  /** Milliseconds between two requests of a client. The clients are spread evenly over this time. */
  everyMs: z.number(),
});

export type PollLoad = z.infer<typeof pollLoadSchema>;

/** For how many milliseconds to poll: a multiple of `everyMs`. */
export const pollingSchema = z.object({ ms: z.number() });

export const pollResultSchema = z.union([
  z.object({
    requests: z.number(),
    /** Of all responses, with their heads. */
    bytes: z.number(),
    /** How long after each event each client learned of it, or of a later one. */
    stalenessMs: z.array(z.number()),
  }),
  z.object({ problem: z.string() }),
]);

export type PollResult = z.infer<typeof pollResultSchema>;
