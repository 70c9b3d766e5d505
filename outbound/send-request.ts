import { request as sendOnce } from 'undici';
import type { Agents } from './agents.ts';
import { isBlockedPort } from './blocked-ports.ts';
import type { OutboundResponse } from './outbound-response.ts';
import { openRedirects, RedirectError, type Redirects } from './redirects.ts';

/** A request. GET, unless it has a form. */
export interface OutboundRequest {
  readonly userAgent: string;
  /** Sent only to the origin of the first URL, not to other origins that it redirects to. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent URL-encoded with POST. Redirects of forms are not followed. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** The URL comes from a caller or another page, so the guarded agent sends the request. */
  readonly untrusted: boolean;
  /** Runs before each request, including redirects. If it throws, the request is not sent. */
  readonly beforeEach?: ((url: URL) => Promise<void>) | undefined;
  /** Sends each request, including redirects, by calling `send`. Default: just that. */
  readonly around?:
    | ((
        url: URL,
        method: 'GET' | 'POST',
        send: () => Promise<OutboundResponse>,
      ) => Promise<OutboundResponse>)
    | undefined;
  /** Runs after each response that redirects, before the next request. If it throws, the redirect is not followed. */
  readonly onRedirect?: ((response: OutboundResponse) => Promise<void>) | undefined;
}

/**
 * Sends a request and follows its redirects. Redirects to other hosts always use the guarded agent.
 *
 * @param redirects those that led to `from`. Default: none.
 * @returns the response, whatever its status. Its body must be read or destroyed.
 * @throws {UnsupportedUrlError} if a guarded request leads to a URL that is not plain HTTP(S).
 * @throws {RedirectError} if there are too many redirects, or a form is redirected.
 * @throws what undici throws if the service is unreachable, such as {@link NonPublicAddressError}.
 */
export const sendRequest = async (
  agents: Agents,
  from: URL,
  request: OutboundRequest,
  signal: AbortSignal,
  redirects: Redirects = openRedirects(from),
): Promise<OutboundResponse> => {
  let url = from;
  for (;;) {
    const guarded = request.untrusted || url.hostname !== redirects.first.hostname;
    if (guarded) assertSupported(url);
    await request.beforeEach?.(url);
    const sendThis = () => send(agents, url, request, redirects, guarded, signal);
    const method = request.form ? 'POST' : 'GET';
    const response = await (request.around?.(url, method, sendThis) ?? sendThis());
    const next = redirectTarget(response);
    if (next === undefined) return response;
    response.body.destroy();
    if (request.form) throw new RedirectError('redirects a submitted form');
    await request.onRedirect?.(response);
    redirects.follow(response);
    url = next;
  }
};

/** The URL is not HTTP(S), contains credentials, or has a port that browsers refuse. */
export class UnsupportedUrlError extends Error {
  override name = 'UnsupportedUrlError';
  constructor() {
    super(
      'The URL must start with http:// or https://, contain no user name or password, and have no port of another protocol.',
    );
  }
}

const send = async (
  agents: Agents,
  url: URL,
  { headers, form, userAgent }: OutboundRequest,
  redirects: Redirects,
  guarded: boolean,
  signal: AbortSignal,
): Promise<OutboundResponse> => {
  const cookie = redirects.cookiesFor(url);
  const {
    statusCode,
    headers: received,
    body,
  } = await sendOnce(url, {
    dispatcher: guarded ? agents.guarded : agents.trusted,
    signal,
    headers: {
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': '*',
      ...lowercased(url.origin === redirects.first.origin ? headers : undefined),
      ...(cookie === '' ? {} : { cookie }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
      'user-agent': userAgent,
    },
    ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
  });
  // Whoever reads the body gets its errors. A body that is destroyed has one, too.
  body.on('error', () => {});
  return { status: statusCode, headers: headersOf(received), body, url };
};

/** Names of headers differ only in case; the last one counts. */
const lowercased = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const headersOf = (received: Readonly<Record<string, string | string[] | undefined>>): Headers => {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(received)) {
    for (const value of Array.isArray(values) ? values : [values]) headers.append(name, value);
  }
  return headers;
};

const redirectTarget = ({ status, headers, url }: OutboundResponse): URL | undefined => {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  // Headers are read byte by byte. Like browsers, this passes bytes beyond ASCII on as they are: mostly UTF-8.
  const location = headers
    .get('location')
    ?.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  return location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined;
};

const assertSupported = (url: URL): void => {
  const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isPlain || isBlockedPort(url.port)) throw new UnsupportedUrlError();
};
