import { z } from 'zod';
import { reviewKindSchema } from './kinds.ts';

/**
 * What is collected again and again, and when: by a cron pattern in a time zone, or every so many seconds. Schedules outlive
 * releases, so that this may be added to, with defaults, and never changed.
 */
export const scheduleSchema = z.object({
  id: z.string(),
  kind: reviewKindSchema,
  productName: z.string(),
  maxReviews: z.number().int(),
  /** Those that the caller named; null for all that are configured when it runs. */
  sources: z.array(z.string()).nullable(),
  productUrls: z.array(z.string()),
  /** Five fields; null for an interval. */
  cron: z.string().nullable(),
  /** An IANA name; null for an interval. */
  timeZone: z.string().nullable(),
  everySeconds: z.number().int().nullable(),
  /** Who made it: the empty string where access is open. */
  owner: z.string(),
});

export type Schedule = z.infer<typeof scheduleSchema>;

/** What each tick of a schedule carries. */
export const tickSchema = z.object({ schedule: scheduleSchema });

export type Tick = z.infer<typeof tickSchema>;
