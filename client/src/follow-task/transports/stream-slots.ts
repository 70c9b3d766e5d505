import { ConnectionLostError } from '../../errors/connection-lost-error.ts';

/** HTTP/1.1 gives a browser six connections to a host: streams may not take them all. */
export const STREAMS_PER_HOST = 2;

/**
 * Takes one of the host's places for event streams; call what it returns to give it back, once or more.
 *
 * @throws {ConnectionLostError} where all are taken.
 */
export const takeStreamSlot = (host: string): (() => void) => {
  const taken = takenByHost.get(host) ?? 0;
  if (taken >= STREAMS_PER_HOST) {
    throw new ConnectionLostError(`${host} already has ${taken} event streams from here.`);
  }
  takenByHost.set(host, taken + 1);
  let held = true;
  return () => {
    if (held) takenByHost.set(host, (takenByHost.get(host) ?? 1) - 1);
    held = false;
  };
};

/** Counted for the whole page or process, as browsers count. */
const takenByHost = new Map<string, number>();
