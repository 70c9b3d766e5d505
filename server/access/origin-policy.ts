import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Refusal } from '../refusal.ts';

export interface OriginPolicyOptions {
  /** Whether no keys are configured. Then only hosts of this machine, and `allowedHosts`, are served. */
  readonly isOpen: boolean;
  /** Origins of other sites whose pages may use the API: `https://app.example`. */
  readonly allowedOrigins: readonly string[];
  /** Hosts that are served while access is open, each with an optional port: without one, every port is allowed. */
  readonly allowedHosts: readonly string[];
}

/**
 * Keeps web pages from using a server that they can reach only through the browser of somebody who can.
 *
 * A browser lets any page send requests to any address, and names the page's origin in them. And a page can point its own name at
 * the server's address (DNS rebinding): its requests then carry that name as their host.
 */
export class OriginPolicy {
  readonly #options: OriginPolicyOptions;

  constructor(options: OriginPolicyOptions) {
    this.#options = options;
  }

  /** Why a request for `host` must not be served; undefined if it may be. */
  refuseHost(host: string | undefined): Refusal | undefined {
    if (host === undefined) return invalidHost;
    const { isOpen, allowedHosts } = this.#options;
    if (!isOpen) return undefined;
    const { hostname, host: named } = new URL(`http://${host}`);
    if (isLoopbackName(hostname)) return undefined;
    if (allowedHosts.some((allowed) => allowed === hostname || allowed === named)) return undefined;
    return forbidden(
      `Host is ${JSON.stringify(host)}; without API_KEYS it must be localhost or a loopback address. To allow this one, add it to ALLOWED_HOSTS.`,
    );
  }

  /** Why a page may not send this request; undefined if it may, or if no page sent it. */
  refuseOrigin(request: IncomingMessage, host: string | undefined): Refusal | undefined {
    const { origin } = request.headers;
    if (origin === undefined) return isEmbedded(request) ? embedded : undefined;
    if (host === undefined) return invalidHost;
    if (isOriginOf(host, origin) || this.#allows(origin)) return undefined;
    return forbidden(
      `Origin is ${JSON.stringify(origin)}; it must be the origin of this server, ${JSON.stringify(host)}. To allow this one, add it to ALLOWED_ORIGINS.`,
    );
  }

  /** The CORS headers of the response to a request that {@link refuseOrigin} accepted. */
  corsHeaders({ method, headers }: IncomingMessage): Record<string, string> {
    const { origin } = headers;
    if (origin === undefined || !this.#allows(origin)) return { vary };
    return {
      vary,
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after',
      ...(method === 'OPTIONS' ? preflightHeaders(headers) : {}),
    };
  }

  #allows(origin: string): boolean {
    return this.#options.allowedOrigins.includes(origin);
  }
}

/** What responses depend on: the headers of the page, and how it accepts them compressed. */
const vary = 'origin, accept-encoding';

/** Whether the page was served at the address that it sends requests to. The scheme may differ after a proxy that ends TLS. */
const isOriginOf = (host: string, origin: string): boolean => {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin !== origin) return false;
  return page.host === new URL(`${page.protocol}//${host}`).host;
};

/**
 * Images and scripts are requested without an Origin. Their page cannot read the response, but each could keep an event stream open.
 */
const isEmbedded = ({ headers }: IncomingMessage): boolean => {
  const site = headers['sec-fetch-site'];
  return (site === 'cross-site' || site === 'same-site') && headers['sec-fetch-mode'] === 'no-cors';
};

const forbidden = (message: string): Refusal => ({ status: 403, code: 'FORBIDDEN', message });

const embedded = forbidden(
  'A page of another origin embeds this URL, as an image for example. Request it with fetch or EventSource, and add the origin of the page to ALLOWED_ORIGINS.',
);

export const invalidHost: Refusal = {
  status: 400,
  code: 'BAD_USER_INPUT',
  message: 'The Host header is missing or invalid; it must be one host with an optional port.',
};

const preflightHeaders = (headers: IncomingMessage['headers']): Record<string, string> => ({
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    headers['access-control-request-headers'] ?? 'authorization, content-type',
  // The longest time that Chromium accepts.
  'access-control-max-age': '7200',
});

/** `hostname` is normalized, as {@link URL} returns it. */
const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname === '[::1]' ||
  (isIP(hostname) === 4 && hostname.startsWith('127.'));
