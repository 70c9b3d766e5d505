import { SourceError } from './source-error.ts';

/**
 * The error for rejected credentials.
 *
 * @param message says which variable to check. Must contain no secrets.
 */
export const unauthorized = (message: string, cause?: unknown): SourceError =>
  new SourceError('SOURCE_UNAUTHORIZED', message, { retryable: false, cause });

/**
 * A handler for `catch` that gives SOURCE_UNAUTHORIZED errors a message that names the variable to check, and rethrows other
 * errors unchanged.
 */
export const withAdvice =
  (message: string) =>
  (error: unknown): never => {
    const isUnauthorized = error instanceof SourceError && error.code === 'SOURCE_UNAUTHORIZED';
    throw isUnauthorized ? unauthorized(message, error) : error;
  };
