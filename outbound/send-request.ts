import { fetch, type Response } from 'undici';
import type { Agents } from './agents.ts';

/** A request. GET, unless it has a form. */
export interface OutboundRequest {
  readonly userAgent: string;
  /** Sent only to the origin of the URL, not to other origins that it redirects to. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent URL-encoded with POST. Redirects of forms are not followed. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** The URL comes from a caller or another page, so the guarded agent sends the request. */
  readonly untrusted: boolean;
  /** Runs before each request, including redirects. If it throws, the request is not sent. */
  readonly beforeEach?: ((url: URL) => Promise<void>) | undefined;
  /** Runs after each response that redirects, before the next request. If it throws, the redirect is not followed. */
  readonly onRedirect?: ((url: URL, response: Response) => Promise<void>) | undefined;
}

export interface OutboundResponse {
  /** The body has not been read. */
  readonly response: Response;
  /** The URL after redirects. */
  readonly url: URL;
}

/**
 * Sends a request and follows up to 5 redirects. Redirects to other hosts always use the guarded agent.
 *
 * @returns the response, whatever its status.
 * @throws {UnsupportedUrlError} if a guarded request leads to a URL that is not plain HTTP(S).
 * @throws {RedirectError} if there are too many redirects, or a form is redirected.
 * @throws what undici throws if the service is unreachable; {@link NonPublicAddressError} is its cause if that is the reason.
 */
export const sendRequest = async (
  agents: Agents,
  from: URL,
  request: OutboundRequest,
  signal: AbortSignal,
): Promise<OutboundResponse> => {
  let url = from;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const guarded = request.untrusted || url.hostname !== from.hostname;
    if (guarded) assertSupported(url);
    await request.beforeEach?.(url);
    const response = await fetch(url, {
      dispatcher: guarded ? agents.guarded : agents.trusted,
      headers: {
        ...(url.origin === from.origin ? request.headers : {}),
        'user-agent': request.userAgent,
      },
      redirect: 'manual',
      signal,
      ...(request.form && { method: 'POST', body: new URLSearchParams(request.form) }),
    });
    const next = redirectTarget(response, url);
    if (next === undefined) return { response, url };
    await response.body?.cancel();
    if (request.form) throw new RedirectError('redirects a submitted form');
    await request.onRedirect?.(url, response);
    url = next;
  }
  throw new RedirectError(`redirects more than ${maxRedirects} times`);
};

/** The service sent a redirect that is not followed. */
export class RedirectError extends Error {
  override name = 'RedirectError';
  /** What the service does, as the predicate of a sentence. */
  readonly behavior: string;
  constructor(behavior: string) {
    super(`The service ${behavior}.`);
    this.behavior = behavior;
  }
}

/** The URL is not HTTP(S), or it contains credentials. */
export class UnsupportedUrlError extends Error {
  override name = 'UnsupportedUrlError';
  constructor() {
    super('The URL must start with http:// or https:// and contain no user name or password.');
  }
}

const maxRedirects = 5;

const redirectTarget = (response: Response, url: URL): URL | undefined => {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location');
  return location !== null && URL.canParse(location, url) ? new URL(location, url) : undefined;
};

const assertSupported = (url: URL): void => {
  const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isPlain) throw new UnsupportedUrlError();
};
