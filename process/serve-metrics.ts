import type { ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

/** Responds with all metrics in the text format of Prometheus. */
export const serveMetrics = async (registry: Registry, response: ServerResponse): Promise<void> => {
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
  response.end(text);
};
