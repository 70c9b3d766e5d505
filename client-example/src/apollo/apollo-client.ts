import {
  ApolloClient,
  ApolloLink,
  HttpLink,
  InMemoryCache,
  onlineSource,
  RefetchEventManager,
} from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { createEndpoint } from '@reviewcast/client';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { authorization, type ConnectionSettings, socketUrl } from '../api/connection-settings.ts';

/**
 * Sets up Apollo Client as its documentation recommends: queries and mutations over HTTP, subscriptions over graphql-ws, and a cache
 * that merges the pages of connections. Tasks are followed over `endpoint` instead, which resumes after a lost connection.
 */
export const createApolloClient = (settings: ConnectionSettings) => {
  const headers = authorization(settings.bearer);
  const socket = createClient({
    url: socketUrl(settings),
    connectionParams: headers,
    // A lost connection ends its subscriptions with an error, so that pages can say so; `useRecovery` starts them again.
    retryAttempts: 0,
  });
  const client = new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: settings.url.href, headers }),
    ),
    cache: new InMemoryCache({
      typePolicies: {
        Query: { fields: { tasks: relayStylePagination(['where']) } },
        Task: {
          fields: { reviews: relayStylePagination(['first', 'where', 'sort']) },
        },
      },
    }),
    refetchEventManager: new RefetchEventManager({ sources: { online: onlineSource } }),
    defaultOptions: {
      watchQuery: {
        fetchPolicy: 'cache-and-network',
        nextFetchPolicy: 'cache-first',
        refetchOn: { online: true },
      },
    },
  });
  return {
    client,
    endpoint: createEndpoint({ url: settings.url, apiKey: settings.bearer }),
    dispose: () => {
      client.stop();
      void socket.dispose();
    },
  };
};
