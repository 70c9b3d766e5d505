import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { readError } from '../api/read-error.ts';

/** Apollo's error as the page reads errors; undefined where there is none. */
export const apolloError = (error: unknown): Error | undefined => {
  if (error === undefined) return undefined;
  return readError(CombinedGraphQLErrors.is(error) ? error.errors : [], error);
};
