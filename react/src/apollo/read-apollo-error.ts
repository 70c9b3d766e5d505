import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { readError } from '../errors/read-error.ts';

/** Apollo Client's error as an `ApiError` or a `ConnectionLostError`; undefined without an error. */
export const readApolloError = (error: unknown): Error | undefined => {
  if (error === undefined) return undefined;
  return readError(CombinedGraphQLErrors.is(error) ? error.errors : [], error);
};
