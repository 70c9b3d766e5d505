import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { gate } from './gate.ts';

/** Starts a service that accepts requests and never responds. It stops when the test ends. */
export const openSilentService = async () => {
  const requested = gate();
  const disconnected = gate();
  const server = createServer((request) => {
    requested.open();
    request.socket.once('close', () => disconnected.open());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The service has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** Resolves on the first request. */
    requested: requested.opened,
    /** Resolves when a client has disconnected. */
    disconnected: disconnected.opened,
  };
};
