import { ConnectionLostError } from '../../errors/connection-lost-error.ts';

/** With HTTP/1.1 a browser opens six connections to a host. Streams must leave some for requests. */
export const STREAMS_PER_HOST = 2;

/**
 * Acquires one of the host's slots for event streams. Call the returned function to release it; further calls do nothing.
 *
 * @throws {ConnectionLostError} if all are in use.
 */
export const acquireStreamSlot = (host: string): (() => void) => {
  const used = usedByHost.get(host) ?? 0;
  if (used >= STREAMS_PER_HOST) {
    throw new ConnectionLostError(
      `${host} already serves ${used} event streams, the maximum per page.`,
    );
  }
  usedByHost.set(host, used + 1);
  let isHeld = true;
  return () => {
    if (isHeld) usedByHost.set(host, (usedByHost.get(host) ?? 1) - 1);
    isHeld = false;
  };
};

/** Per page or process, like the browser's own limit. */
const usedByHost = new Map<string, number>();
