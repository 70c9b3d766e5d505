/** The codes with which a task can fail. */
export const errorCodes = [
  'ALL_SOURCES_FAILED',
  'SOURCE_RATE_LIMITED',
  'SOURCE_UNAUTHORIZED',
  'SOURCE_BLOCKED',
  'SOURCE_UNREACHABLE',
  'SOURCE_BAD_RESPONSE',
  'NO_SOURCE_CONFIGURED',
  'TIME_LIMIT',
  'WORKER_LOST',
  'WORKER_STOPPING',
  'NOT_STARTED',
  'INTERNAL',
] as const;
