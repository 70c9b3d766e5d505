import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port of `host` that nobody listens on: `from` or the first free one above it, any free one when it is left out.
 * Another process may take it before the caller does.
 *
 * @throws when the hundred ports from `from` are all taken.
 */
export const findFreePort = async (host = '127.0.0.1', from?: number): Promise<number> => {
  if (from === undefined) return freePort(host, 0);
  for (let port = from; port < from + tries; port++) {
    try {
      return await freePort(host, port);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error(`The ports ${from} to ${from + tries - 1} of ${host} are all taken.`);
};

const tries = 100;

const freePort = async (host: string, port: number): Promise<number> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error(`${host} has no ports.`);
  return address.port;
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
