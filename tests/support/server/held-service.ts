import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** Starts a service that holds requests until it is told to refuse them all. It stops when the test ends. */
export const openHeldService = async () => {
  const held: ServerResponse[] = [];
  let isReleased = false;
  const refuse = (response: ServerResponse) => response.writeHead(404).end();
  const server = createServer((_request, response) => {
    if (isReleased) refuse(response);
    else held.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** The requests that are held. */
    held,
    release() {
      isReleased = true;
      for (const response of held.splice(0)) refuse(response);
    },
  };
};
