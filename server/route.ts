import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What is served at a path, or below it. */
export interface Route {
  /** One path, such as `/graphql`, or everything below a path if it ends with a slash: `/api/v1/`. The longest match is served. */
  readonly path: string;
  /**
   * What is checked before a request is served:
   *
   * - `none`: nothing. For probes, which name the address of a container as the host, or none.
   * - `host`: that the request is addressed to a host that this server serves. For pages and their files.
   * - `origin`: also that no page of another origin sent the request. Responses get CORS headers. For everything that a script calls.
   */
  readonly check: 'none' | 'host' | 'origin';
  /** Handles a request. `path` has no query. Errors are logged and cost only their request. */
  readonly respond: (request: IncomingMessage, response: ServerResponse, path: string) => unknown;
  /** Handles an upgrade to a WebSocket. Undefined: there are no WebSockets at this path. */
  readonly upgrade?: (request: IncomingMessage, connection: Duplex, head: Buffer) => void;
}

/** Finds the route of a path in a table of any order. @throws if two routes have the same path. */
export const routing = (routes: readonly Route[]): ((path: string) => Route | undefined) => {
  const byPath = new Map(routes.map((route) => [route.path, route]));
  if (byPath.size < routes.length) throw new Error('Two routes have the same path.');
  const prefixes = routes
    .filter(({ path }) => path.endsWith('/'))
    .sort((one, other) => other.path.length - one.path.length);
  return (path) => byPath.get(path) ?? prefixes.find((route) => path.startsWith(route.path));
};
