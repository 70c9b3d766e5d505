import { ApiError } from '@reviewcast/client';
import { withoutBidiControls } from './bidi.ts';
import { inputProblem, inputProblemSentence } from './input-problem.ts';

/** The message to display for an error. */
export const errorMessage = (error: Error): string => {
  if (!(error instanceof ApiError)) return 'Could not reach the server.';
  const known = error.code && messages[error.code];
  if (known) return known;
  const problem = inputProblem(error);
  return withoutBidiControls(problem ? inputProblemSentence(problem) : error.message);
};

/** Whether the server responded with one of these error codes. */
export const hasCode = (error: Error | undefined, ...codes: string[]): boolean =>
  error instanceof ApiError && error.code !== undefined && codes.includes(error.code);

/** Codes whose API message does not say what to do on this page. */
const messages: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'This server requires an API key. Enter yours in Settings.',
  TOKEN_EXPIRED: 'This link has expired because the task is no longer available.',
  TOKEN_INVALID: 'This link is not valid. Check that you copied all of it.',
  TASK_NOT_FOUND: 'This task no longer exists. It may have expired or been deleted.',
  SCHEDULE_NOT_FOUND: 'This schedule no longer exists.',
};
