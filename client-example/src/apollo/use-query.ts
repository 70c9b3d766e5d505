import type { TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery as useApolloQuery } from '@apollo/client/react';
import { readApolloError } from '@reviewcast/react/apollo';
import { useCallback } from 'react';
import type { AnyVariables, QueryOptions, QueryResult } from '../api/graphql-client.ts';

/** The result of a query: first from the cache, then from the server. */
export const useQuery = <Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  { isEnabled = true, pollIntervalMs = 0 }: QueryOptions = {},
): QueryResult<Result> => {
  const options = { variables, pollInterval: pollIntervalMs };
  const { data, error, loading, refetch } = useApolloQuery<Result, AnyVariables>(
    document,
    isEnabled ? options : skipToken,
  );
  const reload = useCallback(() => void refetch().catch(() => {}), [refetch]);
  return { data, error: readApolloError(error), isLoading: loading, reload };
};
