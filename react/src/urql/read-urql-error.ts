import type { CombinedError } from '@urql/core';
import { readError } from '../errors/read-error.ts';

/** urql's error as an `ApiError` or a `ConnectionLostError`; undefined without an error. */
export const readUrqlError = (error: CombinedError | undefined): Error | undefined =>
  error && readError(error.graphQLErrors, error);
