import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';

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
});

export type Schedule = z.infer<typeof scheduleSchema>;
