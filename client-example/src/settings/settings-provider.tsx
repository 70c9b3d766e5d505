import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { clients } from '../api/clients.ts';
import { type Settings, SettingsContext } from './settings.ts';
import { watchTokenIn } from './shared-link.ts';

const SettingsDialog = lazy(() =>
  import('./settings-dialog.tsx').then(({ SettingsDialog }) => ({ default: SettingsDialog })),
);

/** Keeps the settings: the key in this tab alone, the choice of client for the next visit too. */
export const SettingsProvider = ({ children }: { children: ReactNode }) => {
  const [apiKey, setApiKey] = useStored(sessionStorage, 'reviewcast.key', '');
  const [chosen, setClient] = useStored(localStorage, 'reviewcast.client', '');
  const watchToken = useSyncExternalStore(onHashChange, () => watchTokenIn(window.location.hash));
  const [first = ''] = clients.keys();
  const client = clients.has(chosen) ? chosen : first;
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

const useStored = (storage: Storage, name: string, otherwise: string) => {
  const [value, setValue] = useState(() => storage.getItem(name) ?? otherwise);
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
