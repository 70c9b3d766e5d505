import { z } from 'zod';

/** What a server's process holds and has used, in bytes and milliseconds; heap and counts are of what is alive. */
export const holdingSchema = z.object({
  watches: z.number(),
  readers: z.number(),
  /** WebSockets. */
  sockets: z.number(),
  /** Answers to HTTP requests, event streams among them. */
  answers: z.number(),
  heap: z.number(),
  external: z.number(),
  rss: z.number(),
  /** The most that `rss` ever was. */
  peakRss: z.number(),
  cpuMs: z.number(),
});

export type Holding = z.infer<typeof holdingSchema>;
