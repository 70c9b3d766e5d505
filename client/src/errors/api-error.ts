/** The server returned an error. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** `extensions.code`; undefined if the server sent none. */
  readonly code: string | undefined;
  /** False if repeating the request would return the same error. */
  readonly retryable: boolean;
  /** Milliseconds after which the same request may succeed, as the server says; undefined if it does not. */
  readonly retryAfterMs: number | undefined;

  /** @param extensions what the server sent with the error. `retryAfter` is in seconds. */
  constructor(
    message: string,
    { code, retryAfter }: { code?: string | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfter === undefined ? undefined : retryAfter * 1000;
    this.retryable = code !== undefined && !permanentCodes.has(code);
  }
}

/**
 * Other codes are worth a retry: for example, another server may be able to read a task that is TASK_UNREADABLE. An error without a
 * code means that the server rejected the document.
 */
const permanentCodes: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'COLLECTION_NOT_FOUND',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'IDEMPOTENCY_MISMATCH',
  'INVALID_CURSOR',
  'SCHEDULE_NOT_FOUND',
  'TASK_NOT_FINISHED',
  'TASK_NOT_FOUND',
  'TOKEN_EXPIRED',
  'TOKEN_INVALID',
  'UNAUTHENTICATED',
  'WORKER_NOT_FOUND',
]);
