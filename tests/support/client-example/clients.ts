import { getApolloContext } from '@apollo/client/react';
import { createEndpoint } from '@reviewcast/client';
import {
  type FollowedEventsOptions,
  type LiveEvents,
  type LiveTask,
  ReviewcastProvider,
  type WatchOptions,
} from '@reviewcast/react';
import * as apollo from '@reviewcast/react/apollo';
import * as query from '@reviewcast/react/query';
import * as urql from '@reviewcast/react/urql';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, createElement, type ReactNode, StrictMode } from 'react';
import { Provider as UrqlProvider } from 'urql';
import type { ConnectionSettings } from '../../../client-example/src/api/connection-settings.ts';
import { createApolloClient } from '../../../client-example/src/apollo/apollo-client.ts';
import { createUrqlClient } from '../../../client-example/src/urql/urql-client.ts';

/** The hooks of one GraphQL client, connected to a server. */
export interface ConnectedClient {
  /** The providers that components need, in StrictMode. */
  readonly wrapper: ComponentType<{ children: ReactNode }>;
  readonly useTask: (id: string, options?: WatchOptions) => LiveTask;
  readonly useTaskEvents: (id: string, options?: FollowedEventsOptions) => LiveEvents;
  readonly dispose: () => void;
}

/** The supported clients by name, each with a function that connects it. */
export const clients: readonly (readonly [
  string,
  (settings: ConnectionSettings) => ConnectedClient,
])[] = [
  [
    'Apollo Client',
    (settings) => {
      const { client, endpoint, dispose } = createApolloClient(settings);
      return {
        wrapper: ({ children }) =>
          createElement(
            StrictMode,
            null,
            createElement(
              getApolloContext().Provider,
              { value: { client } },
              createElement(ReviewcastProvider, { endpoint }, children),
            ),
          ),
        useTask: apollo.useTask,
        useTaskEvents: apollo.useTaskEvents,
        dispose,
      };
    },
  ],
  [
    'urql',
    (settings) => {
      const { client, endpoint, dispose } = createUrqlClient(settings);
      return {
        wrapper: ({ children }) =>
          createElement(
            StrictMode,
            null,
            createElement(
              UrqlProvider,
              { value: client },
              createElement(ReviewcastProvider, { endpoint }, children),
            ),
          ),
        useTask: urql.useTask,
        useTaskEvents: urql.useTaskEvents,
        dispose,
      };
    },
  ],
  [
    'TanStack Query',
    ({ url, bearer }) => {
      const client = new QueryClient();
      const endpoint = createEndpoint({ url, apiKey: bearer });
      return {
        wrapper: ({ children }) =>
          createElement(
            StrictMode,
            null,
            createElement(
              QueryClientProvider,
              { client },
              createElement(ReviewcastProvider, { endpoint }, children),
            ),
          ),
        useTask: query.useTask,
        useTaskEvents: query.useTaskEvents,
        dispose: () => client.clear(),
      };
    },
  ],
];
