import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { invalidHost, type OriginPolicy } from './access/origin-policy.ts';
import { readAddress } from './access/request-address.ts';
import { OpenConnections } from './open-connections.ts';
import { type Refusal, refuseUpgrade, respondRefusal } from './refusal.ts';
import { respondText } from './respond-text.ts';
import { type Route, routing } from './route.ts';
import { securityHeaders } from './web/security-headers.ts';
import { chooseWebSocket, isWebSocketUpgrade, serveWithoutUpgrade } from './web-socket-upgrade.ts';

export interface HttpServerOptions {
  routes: readonly Route[];
  /** Which hosts are served, and which pages may use the API. */
  policy: OriginPolicy;
  /** Seconds for which browsers use HTTPS only; 0 does not ask them to. */
  hstsSeconds: number;
  /** Whether new WebSockets are refused because the process is shutting down. */
  isClosing: () => boolean;
  /** Receives unexpected errors. Each costs only its request. */
  onError: (error: unknown) => void;
  /** Milliseconds that a connection may be without a request before it is closed. */
  keepAliveMs: number;
  /** Milliseconds within which a request must have arrived, unless a connection may be without one for longer. */
  maxUploadMs: number;
}

/** Creates the HTTP server. It checks each request as its route demands, and passes it on. */
export const httpServer = (
  options: HttpServerOptions,
): { server: Server; connections: OpenConnections } => {
  const setSecurityHeaders = securityHeaders(options.hstsSeconds);
  const { policy, isClosing, keepAliveMs, maxUploadMs, onError } = options;
  const routeOf = routing(options.routes);
  const respondTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(request, response);
    const address = readAddress(request);
    if (!address) return respondRefusal(response, invalidHost);
    const { host, target } = address;
    if (!target.startsWith('/')) return respondRefusal(response, invalidTarget);
    request.url = target;
    const path = pathOf(target);
    const route = routeOf(path);
    if (!route) return respondText(response, 404, `Page not found: ${path}.`);
    const { check, respond } = route;
    const hostRefusal = check === 'none' ? undefined : policy.refuseHost(host);
    if (hostRefusal) return respondRefusal(response, hostRefusal);
    if (check === 'origin') {
      const refusal = policy.refuseOrigin(request, host);
      response.setHeaders(new Map(Object.entries(policy.corsHeaders(request))));
      if (refusal) return respondRefusal(response, refusal);
    }
    await respond(request, response, path);
  };
  const upgradeOf = (request: IncomingMessage): NonNullable<Route['upgrade']> | Refusal => {
    const address = readAddress(request);
    if (!address) return invalidHost;
    const { host, target } = address;
    const upgrade = routeOf(pathOf(target))?.upgrade;
    if (!upgrade) return noSocket;
    const refusal = policy.refuseHost(host) ?? policy.refuseOrigin(request, host);
    return refusal ?? (isClosing() ? closing : upgrade);
  };
  const server = createServer(timeouts(keepAliveMs, maxUploadMs), (request, response) => {
    respondTo(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else respondText(response, 500, 'Unexpected error. The server log has the details.');
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
    const upgrade = upgradeOf(request);
    if (typeof upgrade === 'function') {
      chooseWebSocket(request);
      upgrade(request, connection, head);
    } else {
      refuseUpgrade(connection, upgrade);
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

/** A connection may wait as long for its first request as for the next one, and Node.js counts that as part of the first request. */
const timeouts = (keepAliveMs: number, maxUploadMs: number) => {
  const arrivalMs = Math.max(maxUploadMs, keepAliveMs + 1000);
  return {
    keepAliveTimeout: keepAliveMs,
    headersTimeout: arrivalMs,
    requestTimeout: arrivalMs,
    connectionsCheckingInterval: Math.min(arrivalMs / 10, 10_000),
  };
};

/** The path without its query. Clients may send anything here, including invalid URLs. */
const pathOf = (target: string): string => target.split('?', 1)[0] ?? '/';

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
