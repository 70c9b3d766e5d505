import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebApplication } from './web/web-application.ts';

export interface HttpServerOptions {
  /** Answers everything below /graphql. */
  graphql: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Answers for the application's own paths; left out where none has been built. */
  web?: WebApplication | undefined;
  /** Whether Redis answers. */
  isReady: () => Promise<boolean>;
  /** Whether new work is refused since the process is stopping. */
  isDraining: () => boolean;
}

/** The addresses of a server and what answers at each. */
export const httpServer = ({ graphql, web, isReady, isDraining }: HttpServerOptions): Server =>
  createServer((request, response) => {
    const path = pathOf(request);
    switch (path) {
      case '/graphql':
        if (isDraining()) refuse(response);
        else graphql(request, response);
        return;
      case '/healthz':
        answer(response, 200, 'ok');
        return;
      case '/readyz':
        answerReadiness(response, isDraining() ? Promise.resolve(false) : isReady());
        return;
      default:
        if (web?.(request, response, path)) return;
        if (path === '/') response.writeHead(302, { location: '/graphql' }).end();
        else answer(response, 404, `Nothing is at ${path}. GraphQL and GraphiQL are at /graphql.`);
    }
  });

const answerReadiness = (response: ServerResponse, readiness: Promise<boolean>): void => {
  readiness
    .catch(() => false)
    .then((ready) => answer(response, ready ? 200 : 503, ready ? 'ready' : 'not ready'));
};

/** What a stopping server tells those who want something of it: come back, and you will find another. */
const refuse = (response: ServerResponse): void => {
  const message = 'This server is stopping. Nothing was begun; send it again.';
  const headers = { 'content-type': 'application/json', connection: 'close', 'retry-after': '1' };
  const errors = [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }];
  response.writeHead(503, headers).end(JSON.stringify({ errors }));
};

/** What a request asks for, without its query. A client may send anything here, an address or not. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

/** Answers a connection that asked to become a WebSocket, and ends it. */
export const refuseUpgrade = (connection: Duplex, status: string): void => {
  connection.on('error', () => connection.destroy());
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Listens, and answers with the address as people open it. */
export const listen = async (server: Server, host: string, port: number): Promise<string> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (!isAddress(address))
    throw new Error(`The server listens at ${String(address)}, which is no port.`);
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${address.port}`;
};

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

const answer = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};
