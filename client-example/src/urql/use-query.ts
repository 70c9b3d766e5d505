import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readUrqlError, useRefetch } from '@reviewcast/react/urql';
import { useEffect } from 'react';
import { useQuery as useUrqlQuery } from 'urql';
import type { AnyVariables, QueryOptions, QueryResult } from '../api/graphql-client.ts';

/** The result of a query: first from the cache, then from the server. */
export const useQuery = <Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  { isEnabled = true, pollIntervalMs }: QueryOptions = {},
): QueryResult<Result> => {
  const [{ data, error, fetching }, execute] = useUrqlQuery<Result, AnyVariables>({
    query: document,
    variables,
    pause: !isEnabled,
  });
  const reload = useRefetch(execute, isEnabled);
  useEffect(() => {
    if (pollIntervalMs === undefined || !isEnabled) return;
    const timer = setInterval(reload, pollIntervalMs);
    return () => clearInterval(timer);
  }, [pollIntervalMs, isEnabled, reload]);
  return { data: data ?? undefined, error: readUrqlError(error), isLoading: fetching, reload };
};
