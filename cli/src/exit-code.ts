import { ApiError, ConnectionLostError } from '@reviewcast/client';
import type { TaskStatus } from '@reviewcast/client/documents';

/** The exit codes of the terminal client. */
export const exitCodes = {
  success: 0,
  failure: 1,
  usage: 2,
  revoked: 3,
  notFound: 4,
  unreachable: 5,
  unauthorized: 6,
  serverError: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The section on exit codes in `--help`. */
export const exitCodesHelp = `Exit codes:
  0    the task ended in SUCCESS, or the command succeeded
  1    the task ended in FAILURE
  2    invalid usage, or input that the server rejected
  3    the task ended in REVOKED
  4    the task does not exist or has expired, or the schedule or worker does not exist
  5    the server is unreachable (for five minutes while watching)
  6    the token is missing, invalid, expired, or lacks permission
  7    the server returned another error
  130  interrupted with Ctrl-C; the task keeps running`;

/** The exit code of a command that watched a task to this final state. */
export const exitCodeOfStatus = (status: TaskStatus): ExitCode => {
  if (status === 'FAILURE') return exitCodes.failure;
  return status === 'REVOKED' ? exitCodes.revoked : exitCodes.success;
};

/** The exit code of a command that failed with `error`. @throws `error` if it is unexpected. */
export const exitCodeOfError = (error: unknown): ExitCode => {
  if (error instanceof ConnectionLostError) return exitCodes.unreachable;
  if (!(error instanceof ApiError)) throw error;
  return codes[error.code ?? ''] ?? exitCodes.serverError;
};

const codes: Readonly<Record<string, ExitCode>> = {
  BAD_USER_INPUT: exitCodes.usage,
  IDEMPOTENCY_MISMATCH: exitCodes.usage,
  TASK_NOT_FINISHED: exitCodes.usage,
  COLLECTION_NOT_FOUND: exitCodes.notFound,
  SCHEDULE_NOT_FOUND: exitCodes.notFound,
  TASK_NOT_FOUND: exitCodes.notFound,
  WORKER_NOT_FOUND: exitCodes.notFound,
  FORBIDDEN: exitCodes.unauthorized,
  TOKEN_EXPIRED: exitCodes.unauthorized,
  TOKEN_INVALID: exitCodes.unauthorized,
  UNAUTHENTICATED: exitCodes.unauthorized,
};
