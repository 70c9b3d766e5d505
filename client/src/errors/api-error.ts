/** The server answered with an error. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** What `extensions.code` held, or undefined where the server gave none. */
  readonly code: string | undefined;
  /** False where the same request can only end in the same error. */
  readonly retryable: boolean;

  constructor(code: string | undefined, message: string) {
    super(message);
    this.code = code;
    this.retryable = code !== undefined && !permanentCodes.has(code);
  }
}

/** Any other code may be mended by another try; an error without a code is a refused document. */
const permanentCodes: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
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
]);
