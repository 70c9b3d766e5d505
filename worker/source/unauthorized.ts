import { SourceError } from './source-error.ts';

/** A service that does not let us in. @param message says which variable to check, and holds no secret. */
export const unauthorized = (message: string, cause?: unknown): SourceError =>
  new SourceError('SOURCE_UNAUTHORIZED', message, { retryable: false, cause });

/** Catches: a refusal of our credentials is thrown again with `message`, which knows the variable; anything else as it is. */
export const withAdvice =
  (message: string) =>
  (error: unknown): never => {
    const isRefusal = error instanceof SourceError && error.code === 'SOURCE_UNAUTHORIZED';
    throw isRefusal ? unauthorized(message, error) : error;
  };
