import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

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

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;
