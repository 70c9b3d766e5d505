import { z } from 'zod';

/** The reasons for which a source, an attempt or a task fails. */
export const failureCodes = [
  'SOURCE_RATE_LIMITED',
  'SOURCE_UNAUTHORIZED',
  'SOURCE_BLOCKED',
  'SOURCE_UNREACHABLE',
  'SOURCE_BAD_RESPONSE',
  'ALL_SOURCES_FAILED',
  'NO_SOURCE_CONFIGURED',
  'TIME_LIMIT',
  'WORKER_LOST',
  'WORKER_STOPPING',
  'NOT_STARTED',
  'INTERNAL',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  /** For people. Contains no stack trace, secret or internal address. */
  message: z.string(),
  /** The source that failed; null if the failure is not about one source. */
  source: z.string().nullable(),
  /** Whether another attempt could succeed. */
  retryable: z.boolean(),
});

export type Failure = z.infer<typeof failureSchema>;
