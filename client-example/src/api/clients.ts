import type { ComponentType, ReactNode } from 'react';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ReviewcastApi } from './reviewcast-api.ts';

/** A GraphQL client that the page can run on. */
export interface ClientModule {
  readonly api: ReviewcastApi;
  /** Connects as `settings` say, and serves the hooks of `api` below. */
  readonly Provider: ComponentType<ProviderProps>;
}

export interface ProviderProps {
  readonly settings: ConnectionSettings;
  readonly children: ReactNode;
}

/** A client's folder that holds an `api.tsx` is offered; its code is loaded when it is chosen. */
const folders = import.meta.glob<ClientModule>('../*/api.tsx');

/** The clients there are, by the names of their folders, with how each is loaded. */
export const clients: ReadonlyMap<string, () => Promise<ClientModule>> = new Map(
  Object.entries(folders).map(([path, load]) => [path.split('/').at(-2) ?? path, load]),
);
