import { createEndpoint } from '@reviewcast/client';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { authorization, type ConnectionSettings, socketUrl } from '../api/connection-settings.ts';

/**
 * Sets up urql as its documentation recommends: the document cache, queries and mutations over HTTP, and subscriptions over
 * graphql-ws. Tasks are followed over `endpoint` instead, which resumes after a lost connection.
 */
export const createUrqlClient = (settings: ConnectionSettings) => {
  const headers = authorization(settings.bearer);
  const socket = createClient({
    url: socketUrl(settings),
    connectionParams: headers,
    // A lost connection ends its subscriptions with an error, so that pages can say so; `useRecovery` starts them again.
    retryAttempts: 0,
  });
  const client = new Client({
    url: settings.url.href,
    fetchOptions: { headers },
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query, variables },
              {
                ...sink,
                next: ({ data = null, errors }) => sink.next(errors ? { data, errors } : { data }),
              },
            ),
          }),
        }),
      }),
    ],
  });
  return {
    client,
    endpoint: createEndpoint({ url: settings.url, apiKey: settings.bearer }),
    dispose: () => void socket.dispose(),
  };
};
