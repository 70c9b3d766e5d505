import { ApiError, ConnectionLostError } from '@reviewcast/client';
import type { TaskStatus } from '@reviewcast/client/documents';

/** What the terminal client ends with. */
export const exitCodes = {
  success: 0,
  failure: 1,
  usage: 2,
  revoked: 3,
  notFound: 4,
  unreachable: 5,
  refused: 6,
  serverError: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit codes for people, as `--help` shows them. */
export const exitCodesHelp = `Exit codes:
  0    SUCCESS, or the command did what it says
  1    the task ended in FAILURE
  2    wrong usage, or input that the server refuses
  3    the task ended in REVOKED
  4    there is no such task, or it has expired
  5    the server cannot be reached (five minutes while watching)
  6    the token is missing, unknown or expired, or may not do this
  7    the server answered with another error
  130  Ctrl-C; a watched task goes on`;

/** How a command ends that watched a task to this state. */
export const exitCodeOfStatus = (status: TaskStatus): ExitCode => {
  if (status === 'FAILURE') return exitCodes.failure;
  return status === 'REVOKED' ? exitCodes.revoked : exitCodes.success;
};

/** How a command ends that threw `error`. @throws `error` where it is a mistake of ours. */
export const exitCodeOfError = (error: unknown): ExitCode => {
  if (error instanceof ConnectionLostError) return exitCodes.unreachable;
  if (!(error instanceof ApiError)) throw error;
  return codes[error.code ?? ''] ?? exitCodes.serverError;
};

const codes: Readonly<Record<string, ExitCode>> = {
  BAD_USER_INPUT: exitCodes.usage,
  IDEMPOTENCY_MISMATCH: exitCodes.usage,
  TASK_NOT_FINISHED: exitCodes.usage,
  TASK_NOT_FOUND: exitCodes.notFound,
  FORBIDDEN: exitCodes.refused,
  TOKEN_EXPIRED: exitCodes.refused,
  TOKEN_INVALID: exitCodes.refused,
  UNAUTHENTICATED: exitCodes.refused,
};
