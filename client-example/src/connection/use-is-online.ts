import { useSyncExternalStore } from 'react';

/** Whether the browser reports a network connection. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(onChange, () => window.navigator.onLine);

const onChange = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};
