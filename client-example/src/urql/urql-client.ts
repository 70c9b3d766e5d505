import { createEndpoint } from '@reviewcast/client';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { authorization, type ConnectionSettings, socketUrl } from '../api/connection-settings.ts';

/**
 * urql as its documentation sets it up: the document cache, queries and mutations over HTTP, subscriptions over graphql-ws.
 * Tasks are not followed through it but by the hooks beside, which resume.
 */
export const createUrqlClient = (settings: ConnectionSettings) => {
  const headers = authorization(settings.bearer);
  const socket = createClient({ url: socketUrl(settings), connectionParams: headers });
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
