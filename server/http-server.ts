import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { invalidHost, type OriginPolicy } from './access/origin-policy.ts';
import { readAddress } from './access/request-address.ts';
import { OpenConnections } from './open-connections.ts';
import { type Refusal, refuseUpgrade, respondRefusal } from './refusal.ts';
import type { WebApplication } from './web/web-application.ts';
import { chooseWebSocket, isWebSocketUpgrade, serveWithoutUpgrade } from './web-socket-upgrade.ts';

export interface HttpServerOptions {
  /** Handles requests to /graphql. */
  graphql: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Handles WebSocket upgrades of /graphql. */
  upgrade: (request: IncomingMessage, connection: Duplex, head: Buffer) => void;
  /** Handles the web application's paths; undefined if it has not been built. */
  web: WebApplication | undefined;
  /** Which hosts are served, and which pages may use the API. */
  policy: OriginPolicy;
  /** Whether the server should get more requests. */
  isReady: () => Promise<boolean>;
  /** Whether new WebSockets are refused because the process is shutting down. */
  isClosing: () => boolean;
  /** Receives unexpected errors. Each costs only its request. */
  onError: (error: unknown) => void;
  /** Milliseconds that a connection may be without a request before it is closed. */
  keepAliveMs: number;
}

/** Creates the HTTP server and its routes. */
export const httpServer = (
  options: HttpServerOptions,
): { server: Server; connections: OpenConnections } => {
  const { graphql, upgrade, web, policy, isReady, isClosing, keepAliveMs, onError } = options;
  const respondTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = readAddress(request);
    if (!address) return respondRefusal(response, invalidHost);
    const { host, target } = address;
    if (!target.startsWith('/')) return respondRefusal(response, invalidTarget);
    request.url = target;
    const path = pathOf(target);
    // Probes name the address of a container as the host, and some send none.
    if (path === '/healthz') return respond(response, 200, 'ok');
    if (path === '/readyz') return respondReadiness(response, isReady());
    const refusal = policy.refuseHost(host);
    if (refusal) return respondRefusal(response, refusal);
    if (path === '/graphql') {
      const refusal = policy.refuseOrigin(request, host);
      setApiHeaders(response, policy.corsHeaders(request));
      if (refusal) respondRefusal(response, refusal);
      else if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, POST' }).end();
      else await graphql(request, response);
      return;
    }
    if (web?.(request, response, path)) return;
    // Relative, so that it works below any path of a proxy.
    if (path === '/') response.writeHead(302, { location: 'graphql' }).end();
    else respond(response, 404, `Page not found: ${path}. GraphQL and GraphiQL are at /graphql.`);
  };
  const server = createServer(timeouts(keepAliveMs), (request, response) => {
    respondTo(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else respond(response, 500, 'Unexpected error. The server log has the details.');
    });
  });
  const connections = new OpenConnections(server);
  const upgradeTo = (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
    if (!isWebSocketUpgrade(request)) {
      connections.afterResponses(request.socket, () =>
        serveWithoutUpgrade(server, request, connection, head),
      );
      return;
    }
    const refusal = upgradeRefusal(policy, request) ?? (isClosing() ? closing : undefined);
    if (refusal) {
      refuseUpgrade(connection, refusal);
    } else {
      chooseWebSocket(request);
      upgrade(request, connection, head);
    }
  };
  server.on('upgrade', (request, connection, head) => {
    try {
      upgradeTo(request, connection, head);
    } catch (error) {
      onError(error);
      connection.destroy();
    }
  });
  return { server, connections };
};

/**
 * A connection may wait as long for its first request as for the next one. Node.js requires that a whole request may take at least
 * as long as its headers.
 */
const timeouts = (keepAliveMs: number) => {
  const headersTimeout = Math.max(60_000, keepAliveMs + 1000);
  return {
    keepAliveTimeout: keepAliveMs,
    headersTimeout,
    requestTimeout: Math.max(300_000, headersTimeout),
  };
};

const upgradeRefusal = (policy: OriginPolicy, request: IncomingMessage): Refusal | undefined => {
  const address = readAddress(request);
  if (!address) return invalidHost;
  if (pathOf(address.target) !== '/graphql') return noSocket;
  return policy.refuseHost(address.host) ?? policy.refuseOrigin(request, address.host);
};

/** The path without its query. Clients may send anything here, including invalid URLs. */
const pathOf = (target: string): string => target.split('?', 1)[0] ?? '/';

const setApiHeaders = (response: ServerResponse, cors: Record<string, string>): void => {
  response.setHeader('x-content-type-options', 'nosniff');
  for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
};

const respondReadiness = (response: ServerResponse, readiness: Promise<boolean>): void => {
  readiness
    .catch(() => false)
    .then((ready) => respond(response, ready ? 200 : 503, ready ? 'ready' : 'not ready'));
};

/** Asks the client to retry: by then another server will answer. */
const closing: Refusal = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'This server is shutting down and did not process the request. Send it again.',
};

const invalidTarget: Refusal = {
  status: 400,
  code: 'BAD_USER_INPUT',
  message: 'The target of the request is invalid; it must be a path or an absolute URL.',
};

const noSocket: Refusal = {
  status: 404,
  code: 'BAD_USER_INPUT',
  message: 'WebSockets are accepted at /graphql only.',
};

const respond = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};
