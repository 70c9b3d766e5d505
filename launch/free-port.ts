import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A free port of `host`: the first one from `from` on. Another process may take it before the caller does.
 *
 * @param from Default: any from 11,000 to 31,999. Systems give higher ports to outgoing connections, which would take many more of those
 *   that were free a moment ago, and browsers refuse some lower ones.
 * @throws if the hundred ports from `from` on are all in use.
 */
export const findFreePort = async (
  host = '127.0.0.1',
  from = 11_000 + Math.floor(Math.random() * 21_000),
): Promise<number> => {
  for (let port = from; port < from + maxTries; port++) {
    try {
      await probe(host, port);
      return port;
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
  }
  throw new Error(`Ports ${from} to ${from + maxTries - 1} of ${host} are all in use.`);
};

const maxTries = 100;

/** @throws EADDRINUSE */
const probe = async (host: string, port: number): Promise<void> => {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
};

const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
