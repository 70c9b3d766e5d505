import { useEffect, useState } from 'react';
import type { ConnectionSettings } from './connection-settings.ts';

interface Disposable {
  readonly dispose: () => void;
}

/**
 * Opens a connection and disposes of it on unmount or when an argument changes.
 *
 * @returns undefined until the connection is open.
 */
export const useConnection = <T extends Disposable>(
  connect: (settings: ConnectionSettings) => T,
  settings: ConnectionSettings,
): T | undefined => {
  const [connection, setConnection] = useState<T>();
  useEffect(() => {
    const opened = connect(settings);
    setConnection(opened);
    return () => {
      setConnection(undefined);
      opened.dispose();
    };
  }, [connect, settings]);
  return connection;
};
