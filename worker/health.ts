import { once } from 'node:events';
import { createServer } from 'node:http';

/** Serves `/healthz` and `/readyz` of a worker, where a port is configured. */
export const serveHealth = async (
  { host, port }: { host: string; port: number | undefined },
  isReady: () => Promise<boolean>,
): Promise<{ stop(): Promise<void> } | undefined> => {
  if (port === undefined) return undefined;
  const server = createServer((request, response) => {
    const answer = (status: number, text: string) => response.writeHead(status).end(`${text}\n`);
    if (request.url === '/healthz') answer(200, 'ok');
    else if (request.url === '/readyz') {
      isReady().then(
        (ready) => answer(ready ? 200 : 503, ready ? 'ready' : 'not ready'),
        () => answer(503, 'not ready'),
      );
    } else answer(404, 'Only /healthz and /readyz are here.');
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
