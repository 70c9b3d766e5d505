import type { Http, HttpOptions } from '../../source/http.ts';
import { unauthorized, withAdvice } from '../../source/unauthorized.ts';
import { type RedditToken, redditCredentials } from './token.ts';

/**
 * An {@link Http} that sends the token and the operator's User-Agent to Reddit's API. A rejected token is renewed once. If Reddit
 * rejects the new one too, or denies the request, the request fails with SOURCE_UNAUTHORIZED and names the variables to check.
 */
export const redditHttp = (
  http: Http,
  token: RedditToken,
  userAgent: string,
  signal: AbortSignal,
): Http => ({
  ...http,
  get: async (url, options = {}) => {
    const { acceptStatuses: accept = [] } = options;
    const send = async (accessToken: string) => {
      const headers = { ...options.headers, authorization: `Bearer ${accessToken}` };
      const authorized: HttpOptions = {
        ...options,
        headers,
        userAgent,
        acceptStatuses: [...accept, 401],
      };
      // An HTML page instead of JSON has already failed with SOURCE_BLOCKED.
      return http.get(url, authorized).catch(withAdvice(rejected('Reddit denied the request.')));
    };
    const first = await token.get(http, signal);
    const answer = await send(first);
    if (answer.status !== 401) return answer;
    token.discard(first);
    const second = await send(await token.get(http, signal));
    if (second.status !== 401) return second;
    throw unauthorized(rejected('Reddit rejected the token that it had just issued.'));
  },
});

const rejected = (what: string): string =>
  `${what} Check ${redditCredentials}, and that Reddit has not disabled the application.`;
