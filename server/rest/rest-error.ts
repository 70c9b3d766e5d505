import { z } from 'zod';
import type { ErrorCode } from '../../schema/errors.ts';

/** A request that gets an error, with its HTTP status. */
export class RestError extends Error {
  override name = 'RestError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    {
      code = 'BAD_USER_INPUT',
      headers = {},
    }: { code?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of a response with an error. */
export const errorSchema = z.strictObject({
  error: z.string().describe('What happened, where, and what to do.'),
  code: z.string().describe('The same code as in GraphQL: TASK_NOT_FOUND, RATE_LIMITED, …'),
  task_id: z.string().optional(),
  status: z
    .literal('FAILURE')
    .optional()
    .describe('Ends polling: a repeated request would get the same error.'),
  result: z.null().optional(),
});

export type ErrorBody = z.infer<typeof errorSchema>;

/** @param mask decides what callers see of an error, and logs the rest. */
export const restErrorOf = (
  error: unknown,
  mask: (error: unknown) => { message: string; extensions: Record<string, unknown> },
): RestError => {
  if (error instanceof RestError) return error;
  const { message, extensions } = mask(error);
  const { code, retryAfter } = extensionsSchema.parse(extensions);
  const status = isErrorCode(code) ? statuses[code] : 500;
  const headers = {
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
  return new RestError(status, message, { code, headers });
};

const extensionsSchema = z.object({
  code: z.string().catch('INTERNAL_SERVER_ERROR'),
  retryAfter: z.number().optional(),
});

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(statuses, code);

const statuses: Record<ErrorCode, number> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  IDEMPOTENCY_MISMATCH: 422,
  INVALID_CURSOR: 400,
  PERSISTED_QUERY_NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  QUEUE_FULL: 503,
  RATE_LIMITED: 429,
  SCHEDULE_NOT_FOUND: 404,
  SERVICE_UNAVAILABLE: 503,
  TASK_NOT_FINISHED: 409,
  TASK_NOT_FOUND: 404,
  COLLECTION_NOT_FOUND: 404,
  // Another server, or this one after an upgrade, may be able to read it.
  TASK_UNREADABLE: 503,
  TOKEN_EXPIRED: 404,
  TOKEN_INVALID: 401,
  TOO_EXPENSIVE: 400,
  UNAUTHENTICATED: 401,
  WORKER_NOT_FOUND: 404,
};
