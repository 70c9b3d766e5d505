import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Provider as UrqlProvider, useClient, useSubscription } from 'urql';
import type { ProviderProps } from '../api/clients.ts';
import { readError } from '../api/read-error.ts';
import type { NoVariables, ReviewcastApi, Send } from '../api/reviewcast-api.ts';
import { useOpened } from '../api/use-opened.ts';
import { EndpointContext } from '../follow/endpoint-context.ts';
import { createUrqlClient } from './urql-client.ts';
import { useAnswer } from './use-answer.ts';
import { usePages } from './use-pages.ts';
import { useTask } from './use-task.ts';
import { useTaskEvents } from './use-task-events.ts';

/** The client, and beside it the endpoint over which its tasks are followed. */
export const Provider = ({ settings, children }: ProviderProps) => {
  const opened = useOpened(createUrqlClient, settings);
  return (
    opened && (
      <UrqlProvider value={opened.client}>
        <EndpointContext value={opened.endpoint}>{children}</EndpointContext>
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
      throw readError(error?.graphQLErrors ?? [], error);
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
