import { useEffect, useState } from 'react';
import type { ConnectionSettings } from './connection-settings.ts';

interface Opened {
  readonly dispose: () => void;
}

/** What `open` makes of the settings, for as long as the component lives and they stay; undefined at first. */
export const useOpened = <T extends Opened>(
  open: (settings: ConnectionSettings) => T,
  settings: ConnectionSettings,
): T | undefined => {
  const [opened, setOpened] = useState<T>();
  useEffect(() => {
    const own = open(settings);
    setOpened(own);
    return () => {
      setOpened(undefined);
      own.dispose();
    };
  }, [open, settings]);
  return opened;
};
