import type { TypedDocumentNode } from '@apollo/client';
import {
  ApolloProvider,
  useApolloClient,
  useSubscription as useApolloSubscription,
} from '@apollo/client/react';
import { ReviewcastProvider } from '@reviewcast/react';
import { readApolloError, useTask, useTaskEvents } from '@reviewcast/react/apollo';
import type { ProviderProps } from '../api/clients.ts';
import type {
  AnyVariables,
  GraphqlClient,
  Mutate,
  SubscriptionResult,
} from '../api/graphql-client.ts';
import { useConnection } from '../api/use-connection.ts';
import { createApolloClient } from './apollo-client.ts';
import { usePaginatedQuery } from './use-paginated-query.ts';
import { useQuery } from './use-query.ts';

/** Provides Apollo Client and the endpoint over which tasks are followed. */
export const Provider = ({ settings, children }: ProviderProps) => {
  const connection = useConnection(createApolloClient, settings);
  return (
    connection && (
      <ApolloProvider client={connection.client}>
        <ReviewcastProvider endpoint={connection.endpoint}>{children}</ReviewcastProvider>
      </ApolloProvider>
    )
  );
};

const useSubscription = <Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): SubscriptionResult<Result> => {
  const { data, error, restart } = useApolloSubscription<Result, AnyVariables>(document, {
    variables,
  });
  return { data, error: readApolloError(error), restart };
};

const useMutate = (): Mutate => {
  const client = useApolloClient();
  return async <Result, Variables extends AnyVariables>(
    mutation: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ) => {
    const { data, error } = await client.mutate<Result, AnyVariables>({
      mutation,
      variables,
      errorPolicy: 'all',
    });
    if (data === undefined || data === null || error) throw readApolloError(error ?? noData);
    return data;
  };
};

const noData = new Error('The response contains no data.');

/** The hooks of the pages on Apollo Client. */
export const client: GraphqlClient = {
  useTask,
  useTaskEvents,
  useQuery,
  usePaginatedQuery,
  useSubscription,
  useMutate,
};
