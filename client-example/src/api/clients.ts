import type { ComponentType, ReactNode } from 'react';
import type { ConnectionSettings } from './connection-settings.ts';
import type { GraphqlClient } from './graphql-client.ts';

/** The exports of a folder that implements a GraphQL client. */
export interface ClientModule {
  readonly client: GraphqlClient;
  /** Connects according to `settings`. The hooks of `client` work below it. */
  readonly Provider: ComponentType<ProviderProps>;
}

export interface ProviderProps {
  readonly settings: ConnectionSettings;
  readonly children: ReactNode;
}

/** Each folder with a `client-module.tsx` is a choice in the settings. Its code is loaded when chosen. */
const modules = import.meta.glob<ClientModule>('../*/client-module.tsx');

/** The available clients: the name of each one's folder, and a function that loads it. */
export const clients: ReadonlyMap<string, () => Promise<ClientModule>> = new Map(
  Object.entries(modules).map(([path, load]) => [path.split('/').at(-2) ?? path, load]),
);
