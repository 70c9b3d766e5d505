import { CookieJar } from 'tough-cookie';
import type { OutboundResponse } from './outbound-response.ts';

/** The redirects of one request. Cookies that they set are sent with the requests that follow, and then forgotten. */
export interface Redirects {
  /** The URL that was requested first. */
  readonly first: URL;
  /** The `Cookie` header for the next request; empty if no cookie belongs to its URL. */
  cookiesFor(url: URL): string;
  /**
   * Counts a redirect and keeps its cookies.
   *
   * @throws {RedirectError} if it is one too many.
   */
  follow(response: OutboundResponse): void;
}

/** Follows up to 5 redirects, with up to 50 cookies of up to 4096 characters each. Further and longer ones are ignored. */
export const openRedirects = (first: URL): Redirects => {
  const jar = new CookieJar();
  let followed = 0;
  let cookies = 0;
  return {
    first,
    cookiesFor: (url) => jar.getCookieStringSync(url.href),
    follow: ({ headers, url }) => {
      for (const cookie of headers.getSetCookie()) {
        if (cookies >= maxCookies || cookie.length > maxCookieLength) continue;
        cookies++;
        jar.setCookieSync(cookie, url.href, { ignoreError: true });
      }
      followed++;
      if (followed > maxRedirects) {
        throw new RedirectError(`redirects more than ${maxRedirects} times`);
      }
    },
  };
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

const maxRedirects = 5;
const maxCookies = 50;
const maxCookieLength = 4096;
