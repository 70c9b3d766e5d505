import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ReviewcastProvider } from '@reviewcast/react';
import { readUrqlError, useTask, useTaskEvents } from '@reviewcast/react/urql';
import { Provider as UrqlProvider, useClient, useSubscription } from 'urql';
import type { ProviderProps } from '../api/clients.ts';
import type { NoVariables, ReviewcastApi, Send } from '../api/reviewcast-api.ts';
import { useOpened } from '../api/use-opened.ts';
import { createUrqlClient } from './urql-client.ts';
import { useAnswer } from './use-answer.ts';
import { usePages } from './use-pages.ts';

/** The client, and beside it the endpoint over which its tasks are followed. */
export const Provider = ({ settings, children }: ProviderProps) => {
  const opened = useOpened(createUrqlClient, settings);
  return (
    opened && (
      <UrqlProvider value={opened.client}>
        <ReviewcastProvider endpoint={opened.endpoint}>{children}</ReviewcastProvider>
      </UrqlProvider>
    )
  );
};

const useLatest = <Result,>(
  document: TypedDocumentNode<Result, Record<string, never>>,
  isWanted: boolean,
): Result | undefined =>
  useSubscription<Result, Result, NoVariables>({
    query: document,
    variables: {},
    pause: !isWanted,
  })[0].data;

const useSend = (): Send => {
  const client = useClient();
  return async <Result, Variables extends NoVariables>(
    mutation: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => {
    const { data, error } = await client
      .mutation<Result, NoVariables>(mutation, variables)
      .toPromise();
    if (data === undefined || data === null || error)
      throw readUrqlError(error) ?? new Error('The response contains no data.');
    return data;
  };
};

/** The page's API on urql. */
export const api: ReviewcastApi = {
  useTask,
  useTaskEvents,
  useAnswer,
  usePages,
  useLatest,
  useSend,
};
