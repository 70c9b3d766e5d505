import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A free port of `host`: the first one from `from` on, or any if `from` is not given. Another process may take it before the caller
 * does.
 *
 * @throws if the hundred ports from `from` on are all in use.
 */
export const findFreePort = async (host = '127.0.0.1', from?: number): Promise<number> => {
  if (from === undefined) return freePort(host, 0);
  for (let port = from; port < from + maxTries; port++) {
    try {
      return await freePort(host, port);
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
  }
  throw new Error(`Ports ${from} to ${from + maxTries - 1} of ${host} are all in use.`);
};

const maxTries = 100;

const freePort = async (host: string, port: number): Promise<number> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error(`${host} has no ports.`);
  return address.port;
};

const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
