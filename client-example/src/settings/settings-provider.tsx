import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { clients } from '../api/clients.ts';
import { watchTokenIn } from '../paths.ts';
import { type Settings, SettingsContext } from './settings.ts';

const SettingsDialog = lazy(() =>
  import('./settings-dialog.tsx').then(({ SettingsDialog }) => ({ default: SettingsDialog })),
);

/** Stores the settings: the API key for this tab only, the client across visits. */
export const SettingsProvider = ({ children }: { children: ReactNode }) => {
  const [apiKey, setApiKey] = useStored(sessionStorage, 'reviewcast.key', '');
  const [storedClient, setClient] = useStored(localStorage, 'reviewcast.client', '');
  const watchToken = useSyncExternalStore(onHashChange, () => watchTokenIn(window.location.hash));
  const [defaultClient = ''] = clients.keys();
  const client = clients.has(storedClient) ? storedClient : defaultClient;
  const [isOpen, { open, close }] = useDisclosure();
  const settings = useMemo<Settings>(
    () => ({ apiKey, setApiKey, watchToken, client, setClient, open }),
    [apiKey, setApiKey, watchToken, client, setClient, open],
  );
  return (
    <SettingsContext value={settings}>
      {children}
      <Suspense fallback={null}>{isOpen && <SettingsDialog onClose={close} />}</Suspense>
    </SettingsContext>
  );
};

const onHashChange = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

const useStored = (storage: Storage, name: string, fallback: string) => {
  const [value, setValue] = useState(() => storage.getItem(name) ?? fallback);
  const set = useMemo(
    () => (next: string) => {
      if (next === '') storage.removeItem(name);
      else storage.setItem(name, next);
      setValue(next);
    },
    [storage, name],
  );
  return [value, set] as const;
};
