import { getApolloContext } from '@apollo/client/react';
import { type ComponentType, createElement, type ReactNode, StrictMode } from 'react';
import { Provider as UrqlProvider } from 'urql';
import type { ConnectionSettings } from '../../../client-example/src/api/connection-settings.ts';
import type { WatchOptions } from '../../../client-example/src/api/reviewcast-api.ts';
import { createApolloClient } from '../../../client-example/src/apollo/apollo-client.ts';
import { useTask as useApolloTask } from '../../../client-example/src/apollo/use-task.ts';
import { useTaskEvents as useApolloTaskEvents } from '../../../client-example/src/apollo/use-task-events.ts';
import { EndpointContext } from '../../../client-example/src/follow/endpoint-context.ts';
import type {
  FollowedEventsOptions,
  LiveEvents,
} from '../../../client-example/src/follow/use-followed-events.ts';
import type { LiveTask } from '../../../client-example/src/follow/use-followed-task.ts';
import { createUrqlClient } from '../../../client-example/src/urql/urql-client.ts';
import { useTask as useUrqlTask } from '../../../client-example/src/urql/use-task.ts';
import { useTaskEvents as useUrqlTaskEvents } from '../../../client-example/src/urql/use-task-events.ts';

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
              withEndpoint(endpoint, children),
            ),
          ),
        useTask: useApolloTask,
        useTaskEvents: useApolloTaskEvents,
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
            createElement(UrqlProvider, { value: client }, withEndpoint(endpoint, children)),
          ),
        useTask: useUrqlTask,
        useTaskEvents: useUrqlTaskEvents,
        dispose,
      };
    },
  ],
];

const withEndpoint = (
  endpoint: Parameters<typeof EndpointContext>[0]['value'],
  children: ReactNode,
) => createElement(EndpointContext, { value: endpoint }, children);
