import { z } from 'zod';

/** Memory in bytes and CPU time in milliseconds of a server process. */
export const memoryUsageSchema = z.object({
  /** On and off the heap, after a garbage collection. */
  live: z.number(),
  rss: z.number(),
  /** The maximum of `rss` since the process started. */
  peakRss: z.number(),
  cpuMs: z.number(),
});

export type MemoryUsage = z.infer<typeof memoryUsageSchema>;

/** How many objects of each class a server process holds after a garbage collection. */
export const liveObjectsSchema = z.object({
  watches: z.number(),
  readers: z.number(),
  /** WebSockets. */
  sockets: z.number(),
  /** HTTP responses, including event streams. */
  responses: z.number(),
});

export type LiveObjects = z.infer<typeof liveObjectsSchema>;
