import { ApiError } from '../../../client/src/follow-task/api-error.ts';

/** An error as people read it. */
export const errorWords = (error: Error): string => {
  if (!(error instanceof ApiError)) return 'The server cannot be reached.';
  return (error.code && sentences[error.code]) || error.message;
};

/** Whether the server answered with this code. */
export const hasCode = (error: Error | undefined, ...codes: string[]): boolean =>
  error instanceof ApiError && error.code !== undefined && codes.includes(error.code);

const sentences: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    'This server lets in only those who have an API key: enter yours in the settings.',
  TOKEN_EXPIRED: 'This link has expired, and the task with it.',
  TOKEN_INVALID: 'This link is not one of this server’s. Was it copied whole?',
};
