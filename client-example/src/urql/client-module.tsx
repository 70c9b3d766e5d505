import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ReviewcastProvider } from '@reviewcast/react';
import { readUrqlError, useTask, useTaskEvents } from '@reviewcast/react/urql';
import { Provider as UrqlProvider, useClient, useSubscription as useUrqlSubscription } from 'urql';
import type { ProviderProps } from '../api/clients.ts';
import type {
  AnyVariables,
  GraphqlClient,
  Mutate,
  SubscriptionResult,
} from '../api/graphql-client.ts';
import { useConnection } from '../api/use-connection.ts';
import { createUrqlClient } from './urql-client.ts';
import { usePaginatedQuery } from './use-paginated-query.ts';
import { useQuery } from './use-query.ts';

/** Provides urql and the endpoint over which tasks are followed. */
export const Provider = ({ settings, children }: ProviderProps) => {
  const connection = useConnection(createUrqlClient, settings);
  return (
    connection && (
      <UrqlProvider value={connection.client}>
        <ReviewcastProvider endpoint={connection.endpoint}>{children}</ReviewcastProvider>
      </UrqlProvider>
    )
  );
};

const useSubscription = <Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): SubscriptionResult<Result> => {
  const [{ data, error }, execute] = useUrqlSubscription<Result, Result, AnyVariables>({
    query: document,
    variables,
  });
  return { data: error ? undefined : data, error: readUrqlError(error), restart: execute };
};

const useMutate = (): Mutate => {
  const client = useClient();
  return async <Result, Variables extends AnyVariables>(
    mutation: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => {
    const { data, error } = await client
      .mutation<Result, AnyVariables>(mutation, variables)
      .toPromise();
    if (data === undefined || data === null || error)
      throw readUrqlError(error) ?? new Error('The response contains no data.');
    return data;
  };
};

/** The hooks of the pages on urql. */
export const client: GraphqlClient = {
  useTask,
  useTaskEvents,
  useQuery,
  usePaginatedQuery,
  useSubscription,
  useMutate,
};
