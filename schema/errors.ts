import { GraphQLError } from 'graphql';

/** The codes in `extensions.code` of errors that are meant for callers; all others are masked as INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_MISMATCH'
  | 'RATE_LIMITED'
  | 'SCHEDULE_NOT_FOUND'
  | 'SERVICE_UNAVAILABLE'
  | 'TASK_NOT_FINISHED'
  | 'TASK_NOT_FOUND'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_INVALID'
  | 'UNAUTHENTICATED';

/** An error that the caller is meant to read. */
export class ApiError extends GraphQLError {
  constructor(code: ErrorCode, message: string) {
    super(message, { extensions: { code } });
  }
}

/** @param allowed what the field may hold, as the end of a sentence: "1 to 200 characters". */
export const badInput = (field: string, held: unknown, allowed: string): ApiError =>
  new ApiError('BAD_USER_INPUT', `${field} is ${show(held)}; it must be ${allowed}.`);

export const taskNotFound = (taskId: string): ApiError =>
  new ApiError(
    'TASK_NOT_FOUND',
    `id is ${show(taskId)}; there is no such task, or it has expired.`,
  );

export const taskNotFinished = (taskId: string, status: string): ApiError =>
  new ApiError(
    'TASK_NOT_FINISHED',
    `id is ${show(taskId)}; that task is ${status}. Cancel it first, or wait until it is SUCCESS, FAILURE or REVOKED.`,
  );

export const scheduleNotFound = (scheduleId: string): ApiError =>
  new ApiError('SCHEDULE_NOT_FOUND', `id is ${show(scheduleId)}; there is no such schedule.`);

const longest = 80;

/** What a field held, cut so that a hostile input cannot fill a log or a screen. */
const show = (held: unknown): string => {
  const text = held === undefined ? 'undefined' : JSON.stringify(held);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
};
