import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { reddit } from '../../../../worker/sources/reddit/reddit.ts';
import { searchFor } from '../collecting.ts';
import { openSite } from '../site.ts';

/** A Reddit that issues tokens (`token-1`, `token-2`, …), and a source that uses it. */
export const openReddit = async ({ search, comments = {}, api, token }: Reddit) => {
  const sent: { authorization: string | undefined; agent: string | undefined; form: string }[] = [];
  let tokens = 0;
  const site = await openSite(async (url, request, response) => {
    const { authorization, 'user-agent': agent } = request.headers;
    sent.push({ authorization, agent, form: await text(request) });
    response.setHeader('content-type', 'application/json');
    const say = (body: unknown) => response.end(JSON.stringify(body));
    if (url.pathname === '/auth/api/v1/access_token') {
      tokens++;
      const answer = token?.(tokens, response) ?? {
        access_token: `token-${tokens}`,
        token_type: 'bearer',
        expires_in: 86_400,
        scope: '*',
      };
      if (answer !== waiting) say(answer);
    } else if (api?.(url, request, response)) {
      return;
    } else if (url.pathname === '/search') {
      say(search(url.searchParams.get('after')));
    } else {
      const id = /^\/comments\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
      if (comments[id] === undefined) response.statusCode = 404;
      say(comments[id] ? [listing([post(id)]), listing(comments[id])] : { error: 404 });
    }
  });
  const source = reddit({
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush-hush',
    REDDIT_USER_AGENT: userAgent,
    REDDIT_URL: site.url,
    REDDIT_AUTH_URL: new URL('auth', site.url),
  });
  const paths = () => site.requests.map(({ pathname }) => pathname);
  return { ...site, source, sent, paths };
};

interface Reddit {
  /** The search's answer after a post, or from the beginning. */
  readonly search: (after: string | null) => unknown;
  readonly comments?: Readonly<Record<string, readonly unknown[]>>;
  /** Answers instead of the API if it returns true. */
  readonly api?: (url: URL, request: IncomingMessage, response: ServerResponse) => boolean;
  readonly token?: (count: number, response: ServerResponse) => unknown;
}

/** Stands for an answer that never arrives. */
export const waiting = Symbol('waiting');

/** The source's User-Agent. */
export const userAgent = 'linux:kettles:1.0 (by /u/ida_test)';

/** A listing of posts or comments. */
export const listing = (children: readonly unknown[], after: string | null = null) => ({
  kind: 'Listing',
  data: { after, children, before: null, modhash: '' },
});

/** A post with text, and with the Acme Kettle in its title. */
export const post = (id: string, fields: object = {}) => ({
  kind: 't3',
  data: {
    id,
    subreddit: 'kitchens',
    author: 'ida',
    title: `Acme Kettle, ${id}`,
    selftext: `Mine is **fine** &amp; quiet, says ${id}.`,
    score: 7,
    num_comments: 0,
    created_utc: 1_700_000_000.0,
    permalink: `/r/kitchens/comments/${id}/acme_kettle/?ref=search_posts`,
    url: 'https://www.reddit.com/',
    edited: false,
    over_18: false,
    ...fields,
  },
});

/** A comment without replies. */
export const comment = (id: string, fields: object = {}) => ({
  kind: 't1',
  data: {
    id,
    author: 'ole',
    body: `Comment ${id}`,
    score: -2,
    created_utc: 1_700_000_100.5,
    parent_id: 't3_p1',
    replies: '',
    ...fields,
  },
});

/** A placeholder for hidden comments. */
export const more = (id: string) => ({
  kind: 'more',
  data: { id, count: 3, children: ['x1', 'x2'] },
});

/** A first attempt to find the product of the posts. */
export const acmeKettle = () => searchFor('Acme Kettle');
