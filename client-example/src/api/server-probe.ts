import type { ConnectionSettings } from './connection-settings.ts';

/** Finds out when a server that could not be reached responds again. */
export interface ServerProbe {
  /**
   * Asks the server whether it responds while there are listeners: after one second, then at growing intervals up to
   * `maxWaitMs`, and at once when the network comes back or the page becomes visible. Each response calls every listener.
   */
  readonly onResponse: (listener: () => void) => () => void;
}

export const createServerProbe = ({ url }: Pick<ConnectionSettings, 'url'>): ServerProbe => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = minWaitMs;

  const schedule = () => {
    clearTimeout(timer);
    timer = listeners.size > 0 ? setTimeout(probe, waitMs) : undefined;
    waitMs = Math.min(waitMs * 2, maxWaitMs);
  };
  const probe = async () => {
    clearTimeout(timer);
    const isUp = await responds(url);
    if (isUp) for (const listener of [...listeners]) listener();
    schedule();
  };
  const probeNow = () => {
    if (document.visibilityState === 'visible') void probe();
  };
  const start = () => {
    waitMs = minWaitMs;
    window.addEventListener('online', probeNow);
    document.addEventListener('visibilitychange', probeNow);
    schedule();
  };
  const stop = () => {
    window.removeEventListener('online', probeNow);
    document.removeEventListener('visibilitychange', probeNow);
    clearTimeout(timer);
  };

  return {
    onResponse(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
};

const minWaitMs = 1000;
const maxWaitMs = 15_000;
const timeoutMs = 5000;

/** Whether the server itself responds, whatever it says. Errors of 500 and above come from a proxy without a server. */
const responds = async (url: URL): Promise<boolean> => {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status < 500;
  } catch {
    return false;
  }
};
