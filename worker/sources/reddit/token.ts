import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';
import { unauthorized, withAdvice } from '../../source/unauthorized.ts';
import { withSignal } from '../../source/with-signal.ts';

export interface RedditApplication {
  readonly REDDIT_CLIENT_ID: string;
  readonly REDDIT_CLIENT_SECRET: string;
  readonly REDDIT_USER_AGENT: string;
  readonly REDDIT_AUTH_URL: URL;
}

/** The access token for Reddit's API, shared by all jobs in a process. */
export interface RedditToken {
  /**
   * Returns a token that is valid for at least another minute: the current one, or a new one. Concurrent callers share one
   * token request.
   *
   * @throws {SourceError} SOURCE_UNAUTHORIZED, which names the variables to check, if Reddit issues no token.
   * @throws {SourceError} as {@link Http.get}.
   * @throws the reason of `signal` once it aborts.
   */
  get(http: Http, signal: AbortSignal): Promise<string>;
  /** Discards a rejected token, unless it has been replaced already. */
  discard(token: string): void;
}

/** Application-only OAuth: https://github.com/reddit-archive/reddit/wiki/OAuth2#application-only-oauth. */
export const openRedditToken = (application: RedditApplication): RedditToken => {
  let current: Token | undefined;
  let pending: Promise<Token> | undefined;
  return {
    get: async (http, signal) => {
      for (;;) {
        signal.throwIfAborted();
        if (current !== undefined && current.expiresAt > Date.now()) return current.text;
        const isOwnRequest = pending === undefined;
        pending ??= requestToken(http, application).finally(() => {
          pending = undefined;
        });
        try {
          current = await withSignal(pending, signal);
          return current.text;
        } catch (error) {
          // The job that sent the shared request was canceled: try again on our own.
          if (isOwnRequest || error instanceof SourceError) throw error;
        }
      }
    },
    discard: (token) => {
      if (current?.text === token) current = undefined;
    },
  };
};

/** The variables to name in messages. */
export const redditCredentials = 'REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET';

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Milliseconds before its expiry at which a token is replaced: a request can wait this long for a permit. */
const marginMs = 60_000;

const requestToken = async (http: Http, application: RedditApplication): Promise<Token> => {
  const { REDDIT_CLIENT_ID: id, REDDIT_CLIENT_SECRET: secret } = application;
  const url = endpoint(application.REDDIT_AUTH_URL, 'api/v1/access_token', {});
  const options = {
    form: { grant_type: 'client_credentials' },
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    userAgent: application.REDDIT_USER_AGENT,
    acceptStatuses: [400],
  };
  const sentAt = Date.now();
  const body = await getParsedJson(http, url, parseToken, {}, options).catch(
    withAdvice(noTokenMessage),
  );
  if ('error' in body) throw unauthorized(noTokenMessage);
  return { text: body.access_token, expiresAt: sentAt + body.expires_in * 1000 - marginMs };
};

export const parseToken = ({ response }: Received) => parseBody(response, 'Reddit', answerSchema);

/** OAuth errors arrive with status 400 or 200: https://datatracker.ietf.org/doc/html/rfc6749#section-5.2. */
const answerSchema = z
  .object({ error: z.union([z.string(), z.number()]) })
  .or(z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/), expires_in: z.number() }));

const noTokenMessage = `Reddit did not issue a token. Check ${redditCredentials}.`;
