import { once } from 'node:events';
import { createServer } from 'node:http';

/** Serves `/healthz` and `/readyz` of a worker if a port is configured. */
export const serveHealth = async (
  { host, port }: { host: string; port: number | undefined },
  isReady: () => Promise<boolean>,
): Promise<{ stop(): Promise<void> } | undefined> => {
  if (port === undefined) return undefined;
  const server = createServer((request, response) => {
    const respond = (status: number, text: string) => response.writeHead(status).end(`${text}\n`);
    if (request.url === '/healthz') respond(200, 'ok');
    else if (request.url === '/readyz') {
      isReady().then(
        (ready) => respond(ready ? 200 : 503, ready ? 'ready' : 'not ready'),
        () => respond(503, 'not ready'),
      );
    } else respond(404, 'Not found. Available: /healthz and /readyz.');
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
