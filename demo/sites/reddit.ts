import { searchThreads } from './conversations.ts';
import { listing, type RedditPost, redditPost, type Thing } from './reddit-posts.ts';
import { type DemoSite, html, integerOf, json, type SiteAnswer, type SiteRequest } from './site.ts';

/** The credentials that the demo's Reddit accepts. */
export const redditApplication = {
  REDDIT_CLIENT_ID: 'demo-application',
  REDDIT_CLIENT_SECRET: 'demo-secret-of-nobody',
  REDDIT_USER_AGENT: 'node:reviewcast-demo:1.0 (by /u/nobody_at_all)',
};

/**
 * Reddit: `POST /api/v1/access_token` issues the application's token, which `/search` and `/comments/{id}` require. Every request
 * needs the operator's User-Agent. Some posts are bare links or removed, some comments are deleted, and every thread hides some
 * comments. A search also finds posts about an accessory.
 */
export const redditSite = (): DemoSite => {
  /** Posts found by earlier searches, since an ID does not say which product it belongs to. */
  const posts = new Map<string, RedditPost>();
  return {
    name: 'reddit',
    answer: (request) => {
      const { pathname, searchParams } = request.url;
      if (!/^\S+:\S+:\S+ \(by \/u\/\S+\)$/.test(String(request.headers['user-agent']))) {
        return html('<h1>whoa there!</h1>', 403);
      }
      if (pathname === '/api/v1/access_token') return issueToken(request);
      if (request.headers['authorization'] !== `Bearer ${token}`) return refused(401);
      if (pathname === '/search') {
        const found = searchThreads(searchParams.get('q') ?? '', 'reddit').map(redditPost);
        for (const post of found) posts.set(post.id, post);
        return search(found, searchParams);
      }
      const post = posts.get(/^\/comments\/(\w+)$/.exec(pathname)?.[1] ?? '');
      return post ? answered([listing([thing(post)]), listing(post.comments)]) : refused(404);
    },
  };
};

const token = 'demo-token-of-nobody';

const issueToken = ({ method, headers, form }: SiteRequest): SiteAnswer => {
  const { REDDIT_CLIENT_ID: id, REDDIT_CLIENT_SECRET: secret } = redditApplication;
  const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
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

/** The rate limit headers never change, so that the same request gets the same answer. */
const answered = (body: unknown): SiteAnswer =>
  json(body, {
    headers: {
      'x-ratelimit-used': '12',
      'x-ratelimit-remaining': '988.0',
      'x-ratelimit-reset': '417',
    },
  });

const refused = (status: number): SiteAnswer => json({ error: status }, { status });
