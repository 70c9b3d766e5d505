/** Whether this device has a network at all, as far as it knows. */
export interface Network {
  /** False only where every request is bound to fail. */
  readonly isOnline: boolean;
  /** Calls `listener` whenever the network is found or lost. @returns stops the listening. */
  listen(listener: () => void): () => void;
}

/** What the browser says; elsewhere nobody says anything, and a network is taken for granted. */
export const networkOfRuntime = (): Network => {
  if (typeof window === 'undefined') return { isOnline: true, listen: () => () => {} };
  return {
    get isOnline() {
      return window.navigator.onLine;
    },
    listen(listener) {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
  };
};
