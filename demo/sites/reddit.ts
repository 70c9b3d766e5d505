import { conversationsFound } from './conversations.ts';
import { listing, type RedditPost, redditPost, type Thing } from './reddit-posts.ts';
import { type DemoSite, html, integerOf, json, type SiteAnswer, type SiteRequest } from './site.ts';

/** The application that the demo's Reddit knows, as a worker is told of it. */
export const redditApplication = {
  REDDIT_CLIENT_ID: 'demo-application',
  REDDIT_CLIENT_SECRET: 'demo-secret-of-nobody',
  REDDIT_USER_AGENT: 'node:reviewcast-demo:1.0 (by /u/nobody_at_all)',
};

/**
 * Reddit: `POST /api/v1/access_token` for the application's token, then `/search` and `/comments/{id}` with it, each with the
 * operator's User-Agent. Some posts are bare links or removed, some comments deleted, and every thread has some that are not
 * shown. A search finds posts about an accessory too.
 */
export const redditSite = (): DemoSite => {
  /** Every post that a search has found: an ID does not tell which product it belongs to. */
  const posts = new Map<string, RedditPost>();
  return {
    name: 'reddit',
    answer: (request) => {
      const { pathname, searchParams } = request.url;
      if (!/^\S+:\S+:\S+ \(by \/u\/\S+\)$/.test(String(request.headers['user-agent']))) {
        return html('<h1>whoa there, pardner!</h1>', 403);
      }
      if (pathname === '/api/v1/access_token') return giveToken(request);
      if (request.headers['authorization'] !== `Bearer ${token}`) return refused(401);
      if (pathname === '/search') {
        const found = conversationsFound(searchParams.get('q') ?? '', 'reddit').map(redditPost);
        for (const post of found) posts.set(post.id, post);
        return search(found, searchParams);
      }
      const post = posts.get(/^\/comments\/(\w+)$/.exec(pathname)?.[1] ?? '');
      return post ? answered([listing([thing(post)]), listing(post.comments)]) : refused(404);
    },
  };
};

const token = 'demo-token-of-nobody';

const giveToken = ({ method, headers, form }: SiteRequest): SiteAnswer => {
  const { REDDIT_CLIENT_ID: id, REDDIT_CLIENT_SECRET: hush } = redditApplication;
  const basic = `Basic ${Buffer.from(`${id}:${hush}`).toString('base64')}`;
  if (method !== 'POST') return refused(404);
  if (headers['authorization'] !== basic) return refused(401);
  if (form.get('grant_type') !== 'client_credentials') {
    return json({ error: 'unsupported_grant_type' });
  }
  return json({ access_token: token, token_type: 'bearer', expires_in: 86_400, scope: '*' });
};

const search = (found: readonly RedditPost[], query: URLSearchParams): SiteAnswer => {
  const limit = integerOf(query.get('limit'), 25, 1, 100);
  if (limit === undefined) return refused(400);
  const after = query.get('after');
  const start = found.findIndex(({ id }) => `t3_${id}` === after) + 1;
  const shown = found.slice(start, start + limit);
  const last = start + limit < found.length ? shown.at(-1) : undefined;
  return answered(listing(shown.map(thing), last ? `t3_${last.id}` : null));
};

const thing = ({ data }: RedditPost): Thing => ({ kind: 't3', data });

/** Some way below the limit, whatever was asked before: the same answer for the same request. */
const answered = (body: unknown): SiteAnswer =>
  json(body, {
    headers: {
      'x-ratelimit-used': '12',
      'x-ratelimit-remaining': '988.0',
      'x-ratelimit-reset': '417',
    },
  });

const refused = (status: number): SiteAnswer => json({ error: status }, { status });
