import type { TypedDocumentNode } from '@apollo/client';
import { NetworkStatus } from '@apollo/client';
import { skipToken, useQuery as useApolloQuery } from '@apollo/client/react';
import { readApolloError } from '@reviewcast/react/apollo';
import { useCallback, useMemo, useState } from 'react';
import type { Connection, PageVariables, PaginatedResult } from '../api/graphql-client.ts';

/** The pages of a connection. `relayStylePagination` in the cache appends each page to the previous ones. */
export const usePaginatedQuery = <Result, Variables extends PageVariables, Node>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables | undefined,
  connectionOf: (result: Result) => Connection<Node> | undefined,
): PaginatedResult<Node> => {
  const { data, error, networkStatus, fetchMore, refetch } = useApolloQuery<Result, PageVariables>(
    document,
    variables ? { variables, notifyOnNetworkStatusChange: true } : skipToken,
  );
  const [moreError, setMoreError] = useState<unknown>();
  const connection = data === undefined ? undefined : connectionOf(data);
  const isLoading = networkStatus < NetworkStatus.ready;
  const after = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  const loadMore = useCallback(() => {
    if (after === null || isLoading) return;
    setMoreError(undefined);
    fetchMore({ variables: { after } }).catch(setMoreError);
  }, [after, isLoading, fetchMore]);
  // A failure is reported as `error`.
  const reload = useCallback(() => void refetch().catch(() => {}), [refetch]);
  return {
    nodes: useMemo(() => connection?.edges.map(({ node }) => node) ?? [], [connection]),
    totalCount: connection?.totalCount ?? undefined,
    hasMore: after !== null,
    isLoading,
    error: readApolloError(error ?? moreError),
    loadMore,
    reload: moreError === undefined ? reload : loadMore,
  };
};
