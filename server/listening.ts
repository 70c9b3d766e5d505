import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Starts listening. @returns the origin: `http://host:port`. */
export const listen = async (server: Server, host: string, port: number): Promise<string> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (!isAddress(address)) {
    throw new Error(`The server listens on ${String(address)}, which has no port.`);
  }
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${address.port}`;
};

/** Stops accepting connections and waits up to `graceMs` for open requests to finish. */
export const stopListening = async (server: Server, graceMs: number): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await Promise.race([closed, sleep(graceMs, undefined, { ref: false })]);
};

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
