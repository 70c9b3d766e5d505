import { createContext, useContext } from 'react';

/** The settings of this visitor. */
export interface Settings {
  /** Stored until the tab closes. Empty if there is none. */
  readonly apiKey: string;
  readonly setApiKey: (apiKey: string) => void;
  /** The token of a shared link. Takes precedence over the API key; the page then shows that one task only. */
  readonly watchToken: string | undefined;
  /** The folder of the GraphQL client in use. */
  readonly client: string;
  readonly setClient: (client: string) => void;
  /** Opens the settings dialog. */
  readonly open: () => void;
}

export const SettingsContext = createContext<Settings | undefined>(undefined);

/** @throws outside a `SettingsProvider`. */
export const useSettings = (): Settings => {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('useSettings must be used within a SettingsProvider.');
  return settings;
};
