/** Whether the device is online. */
export interface Network {
  /** False only if every request would fail. */
  readonly isOnline: boolean;
  /** Calls `listener` whenever the device goes online or offline. @returns a function that stops listening. */
  listen(listener: () => void): () => void;
}

/** The browser's status. Other runtimes do not report one and count as online. */
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
