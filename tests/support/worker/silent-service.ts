import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { gate } from './gate.ts';

/** A service that takes requests and never answers; closed when the test is over. */
export const openSilentService = async () => {
  const asked = gate();
  const left = gate();
  const server = createServer((request) => {
    asked.open();
    request.socket.once('close', () => left.open());
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
    /** Resolves with the first request. */
    asked: asked.opened,
    /** Resolves once a client that asked has gone. */
    left: left.opened,
  };
};
