import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import { serveMetrics } from '../process/serve-metrics.ts';

/** Serves `/healthz`, `/readyz`, and `/metrics` of a worker if a port is configured. */
export const serveHealth = async (
  { host, port }: { host: string; port: number | undefined },
  isReady: () => Promise<boolean>,
  metrics: Registry,
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
    } else if (request.url === '/metrics') {
      serveMetrics(metrics, response).catch(() => response.destroy());
    } else respond(404, 'Not found. Available: /healthz, /readyz, and /metrics.');
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
