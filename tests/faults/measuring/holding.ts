import { z } from 'zod';

/** What a server's process holds and has used, in bytes and milliseconds. */
export const holdingSchema = z.object({
  /** On the heap and outside of it, garbage left out. */
  held: z.number(),
  rss: z.number(),
  /** The most that `rss` ever was. */
  peakRss: z.number(),
  cpuMs: z.number(),
});

export type Holding = z.infer<typeof holdingSchema>;

/** How many of each are in the memory of a server's process, garbage left out. */
export const aliveSchema = z.object({
  watches: z.number(),
  readers: z.number(),
  /** WebSockets. */
  sockets: z.number(),
  /** Answers to HTTP requests, event streams among them. */
  answers: z.number(),
});

export type Alive = z.infer<typeof aliveSchema>;
