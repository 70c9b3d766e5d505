import type { CombinedError } from '@urql/core';
import { readError } from '../api/read-error.ts';

/** urql's error as the page reads errors; undefined where there is none. */
export const urqlError = (error: CombinedError | undefined): Error | undefined =>
  error && readError(error.graphQLErrors, error);
