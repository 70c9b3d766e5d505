import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startProcess } from '../../../launch/processes/start-process.ts';

export const writingSchema = z.object({
  redis: z.object({ redisUrl: z.string(), prefix: z.string() }),
  /** Tasks that wait: they are claimed, written and succeed. */
  taskIds: z.array(z.string()),
  /** ReviewsFound of each task. */
  events: z.number(),
  reviewsPerEvent: z.number(),
  /** Characters of each review's body. */
  reviewBytes: z.number(),
  /** Events of all tasks together, as far as Redis takes them. */
  perSecond: z.number(),
  /** LOG_MAX_EVENTS. */
  maxEvents: z.number(),
});

export type Writing = z.infer<typeof writingSchema>;

/**
 * Writes tasks in a process of its own.
 *
 * @returns the events that were written in a second.
 * @throws when something could not be written.
 */
export const writeTasks = async (writing: Writing): Promise<number> => {
  let rate: number | undefined;
  const own = await startProcess({
    command: process.execPath,
    args: [
      '--import',
      'tsx',
      fileURLToPath(new URL('writer-program.ts', import.meta.url)),
      JSON.stringify(writing),
    ],
    onLine: (line, stream) => {
      if (stream === 'stdout') rate = Number(line);
    },
  });
  const how = await own.ended;
  if (rate === undefined) throw new Error(`The writer ${how}: ${own.lastLines().join(' ')}`);
  return rate;
};
