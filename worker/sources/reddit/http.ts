import type { Http, HttpOptions } from '../../source/http.ts';
import { unauthorized, withAdvice } from '../../source/unauthorized.ts';
import { type RedditToken, redditCredentials } from './token.ts';

/**
 * An {@link Http} that shows Reddit's API the token and the operator's User-Agent. A token that is refused is renewed once;
 * when Reddit refuses the new one too, or what it is asked for, a request fails as SOURCE_UNAUTHORIZED, naming the variables.
 */
export const redditHttp = (
  http: Http,
  token: RedditToken,
  userAgent: string,
  signal: AbortSignal,
): Http => ({
  ...http,
  get: async (url, options = {}) => {
    const { accept = [] } = options;
    const send = async (text: string) => {
      const headers = { ...options.headers, authorization: `Bearer ${text}` };
      const ours: HttpOptions = { ...options, headers, userAgent, accept: [...accept, 401] };
      // A page in place of JSON has failed as SOURCE_BLOCKED before.
      return http.get(url, ours).catch(withAdvice(refused('Reddit does not allow the request.')));
    };
    const first = await token.get(http, signal);
    const answer = await send(first);
    if (answer.status !== 401) return answer;
    token.drop(first);
    const again = await send(await token.get(http, signal));
    if (again.status !== 401) return again;
    throw unauthorized(refused('Reddit does not accept the token that it has given just now.'));
  },
});

const refused = (what: string): string =>
  `${what} Check ${redditCredentials}, and that the application may still be used.`;
