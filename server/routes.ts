import type { IncomingMessage, ServerResponse } from 'node:http';
import { dashboardRoot } from './dashboard/dashboard.ts';
import type { GraphqlServer } from './graphql/graphql-server.ts';
import { respondText } from './respond-text.ts';
import { restRoot } from './rest/rest.ts';
import type { Route } from './route.ts';
import type { WebApplication } from './web/web-application.ts';

export interface Services {
  readonly graphql: Pick<GraphqlServer, 'respond' | 'upgrade'>;
  /** Undefined if it is switched off. */
  readonly graphiql: WebApplication | undefined;
  readonly rest: Route['respond'];
  readonly dashboard: Route['respond'];
  readonly metrics: Route['respond'];
  /** Undefined if the web application has not been built. */
  readonly web: WebApplication | undefined;
  /** Whether the server should get more requests. */
  readonly isReady: () => Promise<boolean>;
}

/** Everything that a server serves. */
export const serverRoutes = ({
  graphql,
  graphiql,
  rest,
  dashboard,
  metrics,
  web,
  isReady,
}: Services): readonly Route[] => [
  { path: '/healthz', check: 'none', respond: (_, response) => respondText(response, 200, 'ok') },
  { path: '/readyz', check: 'none', respond: (_, response) => respondReadiness(response, isReady) },
  {
    path: '/graphql',
    check: 'origin',
    respond: (request, response, path) => {
      if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, POST' }).end();
      else if (!graphiql?.(request, response, path)) return graphql.respond(request, response);
      return undefined;
    },
    upgrade: graphql.upgrade,
  },
  ...(graphiql ? [{ path: '/graphiql/', check: 'host', respond: graphiql } as const] : []),
  { path: restRoot, check: 'origin', respond: rest },
  withoutSlash(restRoot),
  { path: dashboardRoot, check: 'host', respond: dashboard },
  withoutSlash(dashboardRoot),
  { path: '/metrics', check: 'host', respond: metrics },
  { path: '/', check: 'host', respond: pages(web) },
];

/** Redirects to `root` from its path without the slash at the end. Relative, so that it works below any path of a proxy. */
const withoutSlash = (root: string): Route => ({
  path: root.slice(0, -1),
  check: 'host',
  respond: (_, response) =>
    response.writeHead(308, { location: `${root.split('/').at(-2)}/` }).end(),
});

/** The pages of the web application, and what is served in place of those that do not exist. */
const pages =
  (web: WebApplication | undefined): Route['respond'] =>
  (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (web?.(request, response, path)) return;
    // Relative, so that it works below any path of a proxy.
    if (path === '/') response.writeHead(302, { location: 'graphql' }).end();
    else respondText(response, 404, notFound(path));
  };

const notFound = (path: string): string =>
  `Page not found: ${path}. GraphQL and GraphiQL are at /graphql. The REST API is at ${restRoot}.`;

const respondReadiness = async (
  response: ServerResponse,
  isReady: () => Promise<boolean>,
): Promise<void> => {
  const ready = await isReady().catch(() => false);
  respondText(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
};
