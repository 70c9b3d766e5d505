import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebApplication } from './web/web-application.ts';

export interface HttpServerOptions {
  /** Handles requests to /graphql. */
  graphql: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Handles WebSocket upgrades of /graphql. */
  upgrade: (request: IncomingMessage, connection: Duplex, head: Buffer) => void;
  /** Handles the web application's paths; undefined if it has not been built. */
  web: WebApplication | undefined;
  /** Whether Redis responds. */
  isReady: () => Promise<boolean>;
  /** Whether new work is refused because the process is shutting down. */
  isDraining: () => boolean;
}

/** Creates the HTTP server and its routes. */
export const httpServer = (options: HttpServerOptions): Server => {
  const { graphql, upgrade, web, isReady, isDraining } = options;
  const server = createServer((request, response) => {
    const path = pathOf(request);
    switch (path) {
      case '/graphql':
        if (isDraining()) respondDraining(response);
        else graphql(request, response);
        return;
      case '/healthz':
        respond(response, 200, 'ok');
        return;
      case '/readyz':
        respondReadiness(response, isDraining() ? Promise.resolve(false) : isReady());
        return;
      default:
        if (web?.(request, response, path)) return;
        if (path === '/') response.writeHead(302, { location: '/graphql' }).end();
        else {
          respond(response, 404, `Page not found: ${path}. GraphQL and GraphiQL are at /graphql.`);
        }
    }
  });
  return server.on('upgrade', (request, connection, head) => {
    if (isDraining()) refuseUpgrade(connection, '503 Service Unavailable');
    else if (pathOf(request) !== '/graphql') refuseUpgrade(connection, '404 Not Found');
    else upgrade(request, connection, head);
  });
};

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

/** The path without its query. Clients may send anything here, including invalid URLs. */
const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

const respondReadiness = (response: ServerResponse, readiness: Promise<boolean>): void => {
  readiness
    .catch(() => false)
    .then((ready) => respond(response, ready ? 200 : 503, ready ? 'ready' : 'not ready'));
};

/** Asks the client to retry: by then another server will answer. */
const respondDraining = (response: ServerResponse): void => {
  const message = 'This server is shutting down and did not process the request. Send it again.';
  const headers = { 'content-type': 'application/json', connection: 'close', 'retry-after': '1' };
  const errors = [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }];
  response.writeHead(503, headers).end(JSON.stringify({ errors }));
};

const refuseUpgrade = (connection: Duplex, status: string): void => {
  connection.on('error', () => connection.destroy());
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

const respond = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};
