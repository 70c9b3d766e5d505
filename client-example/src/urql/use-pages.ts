import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { readUrqlError, useRefetch } from '@reviewcast/react/urql';
import { stringifyVariables } from '@urql/core';
import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { Connection, Pages, PageVariables } from '../api/reviewcast-api.ts';

/** The pages of a connection: the first is a query's answer, the others are kept behind it. */
export const usePages = <Result, Variables extends PageVariables, Node>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables | undefined,
  connectionOf: (result: Result) => Connection<Node> | undefined,
): Pages<Node> => {
  const client = useClient();
  const [{ data, error, fetching, stale }, execute] = useQuery<Result, PageVariables>({
    query: document,
    variables: variables ?? {},
    pause: variables === undefined,
  });
  const key = stringifyVariables(variables ?? {});
  const first = data ? connectionOf(data) : undefined;
  const [later, setLater] = useState<Later<Node>>({ key, behind: undefined, pages: [] });
  const fitting = later.key === key && later.behind === first ? later : undefined;
  const [asking, setAsking] = useState<string>();

  const last = fitting?.pages.at(-1) ?? first;
  const after = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null;
  const isAsking = asking === `${key} ${after}`;

  const more = () => {
    if (after === null || isAsking || fetching || stale) return;
    const question = `${key} ${after}`;
    setAsking(question);
    const answer = client
      .query<Result, PageVariables>(document, { ...variables, after })
      .toPromise();
    void answer.then((result) => {
      setAsking((current) => (current === question ? undefined : current));
      const page = result.data ? connectionOf(result.data) : undefined;
      if (page) setLater({ key, behind: first, pages: [...(fitting?.pages ?? []), page] });
    });
  };

  return {
    nodes: useMemo(
      () =>
        [first, ...(fitting?.pages ?? [])].flatMap(
          (page) => page?.edges.map(({ node }) => node) ?? [],
        ),
      [first, fitting],
    ),
    totalCount: first?.totalCount,
    hasMore: after !== null,
    isLoading: fetching || stale || isAsking,
    error: readUrqlError(error),
    more,
    reload: useRefetch(execute, variables !== undefined),
  };
};

/** The pages behind one first page. */
interface Later<Node> {
  readonly key: string;
  readonly behind: Connection<Node> | undefined;
  readonly pages: readonly Connection<Node>[];
}
