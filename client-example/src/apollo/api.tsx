import type { TypedDocumentNode } from '@apollo/client';
import { ApolloProvider, useApolloClient, useSubscription } from '@apollo/client/react';
import { ReviewcastProvider } from '@reviewcast/react';
import { readApolloError, useTask, useTaskEvents } from '@reviewcast/react/apollo';
import type { ProviderProps } from '../api/clients.ts';
import type { NoVariables, ReviewcastApi, Send } from '../api/reviewcast-api.ts';
import { useOpened } from '../api/use-opened.ts';
import { createApolloClient } from './apollo-client.ts';
import { useAnswer } from './use-answer.ts';
import { usePages } from './use-pages.ts';

/** The client, and beside it the endpoint over which its tasks are followed. */
export const Provider = ({ settings, children }: ProviderProps) => {
  const opened = useOpened(createApolloClient, settings);
  return (
    opened && (
      <ApolloProvider client={opened.client}>
        <ReviewcastProvider endpoint={opened.endpoint}>{children}</ReviewcastProvider>
      </ApolloProvider>
    )
  );
};

const useLatest = <Result,>(
  document: TypedDocumentNode<Result, Record<string, never>>,
  isWanted: boolean,
): Result | undefined => useSubscription<Result, NoVariables>(document, { skip: !isWanted }).data;

const useSend = (): Send => {
  const client = useApolloClient();
  return async <Result, Variables extends NoVariables>(
    mutation: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => {
    const { data, error } = await client.mutate<Result, NoVariables>({
      mutation,
      variables,
      errorPolicy: 'all',
    });
    if (data === undefined || data === null || error) throw readApolloError(error ?? noData);
    return data;
  };
};

const noData = new Error('The answer holds no data.');

/** The page's API on Apollo Client. */
export const api: ReviewcastApi = {
  useTask,
  useTaskEvents,
  useAnswer,
  usePages,
  useLatest,
  useSend,
};
