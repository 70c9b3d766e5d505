import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';
import { taskStatusSchema } from './task.ts';

/**
 * What to collect repeatedly, and when: by a cron pattern in a time zone, or at an interval. Schedules outlive releases, so fields
 * can be added with defaults but never changed.
 */
export const scheduleSchema = z.object({
  id: z.string(),
  kind: reviewKindSchema,
  productName: z.string(),
  maxReviews: z.number().int(),
  /** The sources named by the caller; null for all sources that are configured at the time of a run. */
  sources: z.array(z.string()).nullable(),
  productUrls: z.array(z.string()),
  /** A cron pattern with five fields; null if there is an interval. */
  cron: z.string().nullable(),
  /** An IANA time zone; null if there is an interval. */
  timeZone: z.string().nullable(),
  /** The interval; null if there is a cron pattern. */
  everySeconds: z.number().int().nullable(),
  /** The caller who created it; the empty string for anonymous callers. */
  owner: z.string(),
  /** By the clock of Redis, in milliseconds since 1970; 0 for schedules of releases that did not record it. */
  createdAt: z.number().int().default(0),
});

export type Schedule = z.infer<typeof scheduleSchema>;

/** How a run ended: what its schedule remembers of its task. */
export const runEndSchema = z.object({
  status: taskStatusSchema,
  found: z.number().int(),
  newReviews: z.number().int().nullable(),
  averageRating: z.number().nullable(),
});

export type RunEnd = z.infer<typeof runEndSchema>;

/** One run of a schedule, finished or not. `at` is the creation of its task in milliseconds since 1970. */
export type ScheduleRun = RunEnd & {
  readonly taskId: string;
  readonly at: number;
};
