import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startProcess } from '../../../launch/processes/start-process.ts';

export const writeLoadSchema = z.object({
  redis: z.object({ redisUrl: z.string(), prefix: z.string() }),
  /** Pending tasks, which are claimed, written, and succeed. */
  taskIds: z.array(z.string()),
  /** ReviewsFound events per task. */
  events: z.number(),
  reviewsPerEvent: z.number(),
  /** Characters per review body. */
  reviewBytes: z.number(),
  /** Target rate of events for all tasks together. */
  perSecond: z.number(),
  /** LOG_MAX_EVENTS. */
  maxEvents: z.number(),
});

export type WriteLoad = z.infer<typeof writeLoadSchema>;

/**
 * Writes tasks in a separate process.
 *
 * @returns the events written per second.
 * @throws when the process fails.
 */
export const writeTasks = async (load: WriteLoad): Promise<number> => {
  let rate: number | undefined;
  const writer = await startProcess({
    command: process.execPath,
    args: [
      '--import',
      'tsx',
      fileURLToPath(new URL('writer-program.ts', import.meta.url)),
      JSON.stringify(load),
    ],
    onLine: (line, stream) => {
      if (stream === 'stdout') rate = Number(line);
    },
  });
  const how = await writer.ended;
  if (rate === undefined) throw new Error(`The writer ${how}: ${writer.lastLines().join(' ')}`);
  return rate;
};
