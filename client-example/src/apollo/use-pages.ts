import type { TypedDocumentNode } from '@apollo/client';
import { NetworkStatus } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import { readApolloError } from '@reviewcast/react/apollo';
import { useCallback, useMemo } from 'react';
import type { Connection, Pages, PageVariables } from '../api/reviewcast-api.ts';

/** The pages of a connection: `relayStylePagination` in the cache puts each behind the others. */
export const usePages = <Result, Variables extends PageVariables, Node>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables | undefined,
  connectionOf: (result: Result) => Connection<Node> | undefined,
): Pages<Node> => {
  const { data, error, networkStatus, fetchMore, refetch } = useQuery<Result, PageVariables>(
    document,
    variables ? { variables, notifyOnNetworkStatusChange: true } : skipToken,
  );
  const connection = data === undefined ? undefined : connectionOf(data);
  const isLoading = networkStatus < NetworkStatus.ready;
  const after = connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
  const more = useCallback(() => {
    if (after !== null && !isLoading) fetchMore({ variables: { after } }).catch(() => {});
  }, [after, isLoading, fetchMore]);
  return {
    nodes: useMemo(() => connection?.edges.map(({ node }) => node) ?? [], [connection]),
    totalCount: connection?.totalCount,
    hasMore: after !== null,
    isLoading,
    error: readApolloError(error),
    more,
    reload: useCallback(() => void refetch().catch(() => {}), [refetch]),
  };
};
