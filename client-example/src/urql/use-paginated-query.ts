import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readUrqlError, useRefetch } from '@reviewcast/react/urql';
import { type CombinedError, stringifyVariables } from '@urql/core';
import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { Connection, PageVariables, PaginatedResult } from '../api/graphql-client.ts';

/** The pages of a connection. The first page is the result of a query; later pages are appended to it here. */
export const usePaginatedQuery = <Result, Variables extends PageVariables, Node>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables | undefined,
  connectionOf: (result: Result) => Connection<Node> | undefined,
): PaginatedResult<Node> => {
  const client = useClient();
  const [{ data, error, fetching, stale }, execute] = useQuery<Result, PageVariables>({
    query: document,
    variables: variables ?? {},
    pause: variables === undefined,
  });
  const key = stringifyVariables(variables ?? {});
  const firstPage = data ? connectionOf(data) : undefined;
  const [stored, setStored] = useState<LaterPages<Node>>({ key, firstPage: undefined, pages: [] });
  const isCurrent = stored.key === key && stored.firstPage === firstPage;
  const laterPages = useMemo(() => (isCurrent ? stored.pages : []), [isCurrent, stored]);
  const [pendingPage, setPendingPage] = useState<string>();
  const [failed, setFailed] = useState<{ readonly page: string; readonly error: CombinedError }>();

  const lastPage = laterPages.at(-1) ?? firstPage;
  const after = lastPage?.pageInfo.hasNextPage ? lastPage.pageInfo.endCursor : null;
  const nextPage = `${key} ${after}`;
  const isLoadingMore = pendingPage === nextPage;

  const loadMore = () => {
    if (after === null || isLoadingMore || fetching || stale) return;
    setPendingPage(nextPage);
    setFailed(undefined);
    const response = client
      .query<Result, PageVariables>(document, { ...variables, after })
      .toPromise();
    void response.then((result) => {
      setPendingPage((current) => (current === nextPage ? undefined : current));
      const page = result.data ? connectionOf(result.data) : undefined;
      if (page) setStored({ key, firstPage, pages: [...laterPages, page] });
      else if (result.error) setFailed({ page: nextPage, error: result.error });
    });
  };

  const moreError = failed?.page === nextPage ? failed.error : undefined;
  const reload = useRefetch(execute, variables !== undefined);
  return {
    nodes: useMemo(
      () => [firstPage, ...laterPages].flatMap((page) => page?.edges.map(({ node }) => node) ?? []),
      [firstPage, laterPages],
    ),
    totalCount: firstPage?.totalCount ?? undefined,
    hasMore: after !== null,
    isLoading: fetching || stale || isLoadingMore,
    error: readUrqlError(error ?? moreError),
    loadMore,
    reload: moreError ? loadMore : reload,
  };
};

/** The pages after a first page. Discarded when the variables or the first page change. */
interface LaterPages<Node> {
  readonly key: string;
  readonly firstPage: Connection<Node> | undefined;
  readonly pages: readonly Connection<Node>[];
}
