import { z } from 'zod';

/** The arguments that make a Node process print `memory ` and its {@link MemoryUsage} as JSON on SIGUSR2. */
export const memoryReporting: readonly string[] = [
  '--expose-gc',
  '--import',
  new URL('report-memory.mjs', import.meta.url).href,
];

/** Memory in bytes and CPU time in milliseconds of a process. */
export const memoryUsageSchema = z.object({
  /** On and off the heap of the main thread, after a garbage collection. */
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
