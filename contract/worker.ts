import { z } from 'zod';
import { versionSchema } from './event.ts';
import { reviewKindSchema } from './kinds.ts';

/** One source in a worker's report. */
export const sourceReportSchema = z.object({
  name: z.string(),
  configured: z.boolean(),
  /** The required environment variables that are not set. */
  missing: z.array(z.string()),
  /** When its cooldown ends, in milliseconds since 1970. */
  cooldownUntil: z.number().int().nullable(),
  /** Its rate limit, for each host; missing for none. */
  limit: z.object({ requests: z.number().int(), seconds: z.number().int() }).optional(),
});

/** What each worker reports every few seconds. */
export const workerReportSchema = z.object({
  v: versionSchema,
  id: z.string(),
  host: z.string(),
  kinds: z.array(reviewKindSchema),
  concurrency: z.number().int(),
  startedAt: z.number().int(),
  lastSeenAt: z.number().int(),
  activeTasks: z.array(z.string()),
  succeeded: z.number().int(),
  failed: z.number().int(),
  sources: z.array(sourceReportSchema),
  /** Since when it takes no further tasks, in milliseconds since 1970; missing unless it is draining. */
  drainingSince: z.number().int().optional(),
});

export type WorkerReport = z.infer<typeof workerReportSchema>;
