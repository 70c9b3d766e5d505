import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { getJson } from '../../parsing/json-answer.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-failure.ts';
import { unauthorized, withAdvice } from '../../source/unauthorized.ts';

export interface RedditApplication {
  readonly REDDIT_CLIENT_ID: string;
  readonly REDDIT_CLIENT_SECRET: string;
  readonly REDDIT_USER_AGENT: string;
  readonly REDDIT_AUTH_URL: URL;
}

/** The right to ask Reddit's API, shared by all jobs of a process. */
export interface RedditToken {
  /**
   * A token that should hold for a minute more at least: the last one, or else a new one, for which Reddit is asked once however
   * many wait for it.
   *
   * @throws {SourceError} SOURCE_UNAUTHORIZED naming the variables when Reddit gives none, and what {@link Http.get} throws.
   * @throws the reason of `signal` once it aborts.
   */
  get(http: Http, signal: AbortSignal): Promise<string>;
  /** Gives up a token that was refused, unless another has taken its place. */
  drop(token: string): void;
}

/** For an application that acts for no user: https://github.com/reddit-archive/reddit/wiki/OAuth2#application-only-oauth. */
export const openRedditToken = (application: RedditApplication): RedditToken => {
  let kept: Token | undefined;
  let asking: Promise<Token> | undefined;
  return {
    get: async (http, signal) => {
      for (;;) {
        signal.throwIfAborted();
        if (kept !== undefined && kept.until > Date.now()) return kept.text;
        const isOurs = asking === undefined;
        asking ??= ask(http, application).finally(() => {
          asking = undefined;
        });
        try {
          kept = await beforeAbort(asking, signal);
          return kept.text;
        } catch (error) {
          // Another job asked, and was cancelled meanwhile: that is no answer to this one.
          if (isOurs || error instanceof SourceError) throw error;
        }
      }
    },
    drop: (token) => {
      if (kept?.text === token) kept = undefined;
    },
  };
};

/** How messages name what Reddit knows the operator by. */
export const redditCredentials = 'REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET';

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Milliseconds before its end in which a token is used no more: a request that waits for its turn takes as long. */
const marginMs = 60_000;

const ask = async (http: Http, application: RedditApplication): Promise<Token> => {
  const { REDDIT_CLIENT_ID: id, REDDIT_CLIENT_SECRET: hush } = application;
  const url = endpoint(application.REDDIT_AUTH_URL, 'api/v1/access_token', {});
  const options = {
    form: { grant_type: 'client_credentials' },
    headers: { authorization: `Basic ${Buffer.from(`${id}:${hush}`).toString('base64')}` },
    userAgent: application.REDDIT_USER_AGENT,
    accept: [400],
  };
  const asked = Date.now();
  const { body } = await getJson(http, 'Reddit', url, answerSchema, options).catch(
    withAdvice(refused),
  );
  if ('error' in body) throw unauthorized(refused);
  return { text: body.access_token, until: asked + body.expires_in * 1000 - marginMs };
};

/** Errors of OAuth come with status 400 or 200: https://datatracker.ietf.org/doc/html/rfc6749#section-5.2. */
const answerSchema = z
  .object({ error: z.union([z.string(), z.number()]) })
  .or(z.object({ access_token: z.string().regex(/^[\x21-\x7e]+$/), expires_in: z.number() }));

const refused = `Reddit gives this application no token. Check ${redditCredentials}.`;

/** The work goes on for the others that wait for it. */
const beforeAbort = async <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> => {
  let forget = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    forget = () => signal.removeEventListener('abort', abort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    forget();
  }
};
