import { GraphQLError } from 'graphql';

/** `extensions.code` of errors meant for callers. Every other error is masked as INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_MISMATCH'
  | 'INVALID_CURSOR'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'QUEUE_FULL'
  | 'RATE_LIMITED'
  | 'SCHEDULE_NOT_FOUND'
  | 'SERVICE_UNAVAILABLE'
  | 'TASK_NOT_FINISHED'
  | 'COLLECTION_NOT_FOUND'
  | 'TASK_NOT_FOUND'
  | 'TASK_UNREADABLE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'TOO_EXPENSIVE'
  | 'UNAUTHENTICATED'
  | 'WORKER_NOT_FOUND';

/** An error meant for the caller: its message and code are served as they are. */
export class ApiError extends GraphQLError {
  /** The extensions that callers see. Executors share and modify the `extensions` of errors in variables, so these are kept apart. */
  readonly visible: { readonly code: ErrorCode; readonly retryAfter?: number };

  /** @param details `retryAfter`: seconds until the same request may succeed. */
  constructor(code: ErrorCode, message: string, details: { readonly retryAfter?: number } = {}) {
    const visible = { code, ...details };
    super(message, { extensions: { ...visible } });
    this.visible = visible;
  }
}

/** @param allowed what the field accepts, as the end of a sentence: "1 to 200 characters". */
export const badInput = (field: string, value: unknown, allowed: string): ApiError =>
  new ApiError('BAD_USER_INPUT', mismatch(field, value, allowed));

/** @param allowed which cursors the field accepts, as the end of a sentence. */
export const invalidCursor = (field: string, value: unknown, allowed: string): ApiError =>
  new ApiError('INVALID_CURSOR', mismatch(field, value, allowed));

export const taskNotFound = (taskId: string): ApiError =>
  new ApiError('TASK_NOT_FOUND', `No task has the ID ${show(taskId)}, or it has expired.`);

/** @param reason what is wrong with the stored data. */
export const taskUnreadable = (reason: string): ApiError =>
  new ApiError(
    'TASK_UNREADABLE',
    `The task cannot be read: ${reason}. Either a newer release wrote it, which can read it, or it is damaged. Try again later, or start a new task.`,
  );

export const taskNotFinished = (taskId: string, status: string): ApiError =>
  new ApiError(
    'TASK_NOT_FINISHED',
    `Task ${show(taskId)} is ${status}. Cancel it first, or wait until it is SUCCESS, FAILURE, or REVOKED.`,
  );

export const collectionNotFound = (collectionId: string): ApiError =>
  new ApiError(
    'COLLECTION_NOT_FOUND',
    `No collection has the ID ${show(collectionId)}, or it has expired.`,
  );

export const scheduleNotFound = (scheduleId: string): ApiError =>
  new ApiError('SCHEDULE_NOT_FOUND', `No schedule has the ID ${show(scheduleId)}.`);

export const workerNotFound = (workerId: string): ApiError =>
  new ApiError(
    'WORKER_NOT_FOUND',
    `No live worker has the ID ${show(workerId)}. The workers query lists those that are alive.`,
  );

const mismatch = (field: string, value: unknown, allowed: string): string =>
  `${field} is ${show(value)}; it must be ${allowed}.`;

const maxShownLength = 80;

/** The value as JSON, truncated so that hostile input cannot flood a log or a screen. */
const show = (value: unknown): string => {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length <= maxShownLength
    ? text
    : `${text.slice(0, maxShownLength)}… (${text.length} characters)`;
};
