import { createContext, useContext } from 'react';

/** What the reader of this page has chosen. */
export interface Settings {
  /** The API key, kept for as long as the tab lives; empty where access is open. */
  readonly apiKey: string;
  readonly setApiKey: (apiKey: string) => void;
  /** The token of a shared link; where there is one it goes before the key, and the page shows one task and nothing else. */
  readonly watchToken: string | undefined;
  /** The folder of the GraphQL client that the page runs on. */
  readonly client: string;
  readonly setClient: (client: string) => void;
  /** Shows the dialog in which all this is chosen. */
  readonly open: () => void;
}

export const SettingsContext = createContext<Settings | undefined>(undefined);

/** @throws {Error} outside a `SettingsContext`. */
export const useSettings = (): Settings => {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('No SettingsContext is above this component.');
  return settings;
};
