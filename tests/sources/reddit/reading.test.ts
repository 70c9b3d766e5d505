import { expect, test } from 'vitest';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll } from '../../support/sources/collecting.ts';
import {
  acmeKettle,
  comment,
  listing,
  more,
  openReddit,
  post,
  userAgent,
} from '../../support/sources/reddit/reddit-site.ts';

test('a post and its comments become reviews in plain text', async () => {
  const { source, requests, sent, paths } = await openReddit({
    search: () => listing([post('p1', { num_comments: 2 })]),
    comments: { p1: [comment('c1', { replies: listing([comment('c2')]) })] },
  });
  const { pages, failure } = await collectAll(source, acmeKettle());
  expect(failure).toBeUndefined();
  const rest = { rating: null, verifiedPurchase: null, productTitle: null, ...noReviewDetails };
  expect(pages[0]?.reviews).toEqual([
    {
      ...rest,
      sourceId: 't3_p1',
      author: 'ida',
      title: 'Acme Kettle, p1',
      body: 'Mine is fine & quiet, says p1.',
      url: 'https://www.reddit.com/r/kitchens/comments/p1/acme_kettle/',
      publishedAt: 1_700_000_000_000,
      helpfulVotes: 7,
    },
    ...['c1', 'c2'].map((id) => ({
      ...rest,
      sourceId: `t1_${id}`,
      author: 'ole',
      title: null,
      body: `Comment ${id}`,
      url: `https://www.reddit.com/r/kitchens/comments/p1/acme_kettle/${id}/`,
      publishedAt: 1_700_000_100_500,
      helpfulVotes: -2,
    })),
  ]);
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search', '/comments/p1']);
  expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    {},
    { q: 'Acme Kettle', sort: 'relevance', t: 'all', type: 'link', limit: '100', raw_json: '1' },
    { limit: '500', raw_json: '1' },
  ]);
  const basic = `Basic ${Buffer.from('id:hush-hush').toString('base64')}`;
  expect(sent).toEqual([
    { authorization: basic, agent: userAgent, form: 'grant_type=client_credentials' },
    { authorization: 'Bearer token-1', agent: userAgent, form: '' },
    { authorization: 'Bearer token-1', agent: userAgent, form: '' },
  ]);
});

test('bare links, images, and deleted, removed, malformed, and unrelated posts are dropped', async () => {
  const { source } = await openReddit({
    search: () =>
      listing([
        post('link', { selftext: '' }),
        post('url', { selftext: 'https://kettle.test/acme' }),
        post('named', { selftext: '[Acme Kettle](https://kettle.test/acme)' }),
        post('image', { selftext: '![](https://kettle.test/acme.png)' }),
        post('gone1', { selftext: '[deleted]', author: '[deleted]' }),
        post('gone2', { selftext: '[removed]' }),
        post('gone3', { selftext: '[ Removed by Reddit ]' }),
        post('toaster', { title: 'Toasters', selftext: 'The Acme one.' }),
        post('case', { title: 'A case for the Acme Kettle' }),
        post('body', { title: 'Kitchens', selftext: 'I like my Acme\nkettle.' }),
        post('left', { author: '[deleted]', score: null, permalink: '//evil.test/r/x' }),
        { kind: 't3', data: { id: 5 } },
        { kind: 't5' },
        null,
      ]),
  });
  const { pages, reviews } = await collectAll(source, acmeKettle());
  expect(reviews).toMatchObject([
    { sourceId: 't3_body', body: 'I like my Acme kettle.' },
    { author: null, helpfulVotes: null, url: 'https://www.reddit.com/comments/left/_/' },
  ]);
  expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(12);
});

test('comments on a bare link are read; deleted, empty, and hidden ones are not', async () => {
  const deep = Array.from({ length: 40 }).reduceRight<unknown>(
    (below, _, depth) =>
      listing([comment(`d${depth}`, { replies: below }), more(depth === 39 ? '_' : 'm')]),
    '',
  );
  const { source, paths } = await openReddit({
    search: () => listing([post('p1', { selftext: '', num_comments: 99 })]),
    comments: {
      p1: [
        comment('c1', { body: '[deleted]', author: '[deleted]', replies: deep }),
        comment('c2', { body: '> Is it loud?\n\nNot at all.' }),
        comment('c3', { body: '> Is it loud?' }),
        comment('c4', { body: 'https://kettle.test' }),
        comment('c5', { body: null }),
        more('m'),
        more('_'),
      ],
    },
  });
  const { pages, reviews } = await collectAll(source, acmeKettle());
  expect(reviews.map(({ sourceId, body }) => [sourceId, body])).toEqual([
    ...Array.from({ length: 40 }, (_, depth) => [`t1_d${depth}`, `Comment d${depth}`]),
    ['t1_c2', 'Not at all.'],
  ]);
  expect(pages).toMatchObject([{ dropped: 5 }]);
  expect(paths()).toEqual(['/auth/api/v1/access_token', '/search', '/comments/p1']);
});

test('a comment must mention the product itself if the title does not', async () => {
  const { source } = await openReddit({
    search: () =>
      listing([post('p1', { title: 'Acme', selftext: 'Which kettle?', num_comments: 2 })]),
    comments: { p1: [comment('c1'), comment('c2', { body: 'The kettle with the lamp.' })] },
  });
  const { reviews } = await collectAll(source, acmeKettle());
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['t3_p1', 't1_c2']);
});

test('bots, and what moderators announce, are dropped', async () => {
  const { source } = await openReddit({
    search: () => listing([post('p1', { num_comments: 6 }), post('p2', { stickied: true })]),
    comments: {
      p1: [
        comment('c1', { distinguished: null, stickied: false }),
        comment('c2', { author: 'AutoModerator' }),
        comment('c3', { distinguished: 'moderator' }),
        comment('c4', { stickied: true }),
        comment('c5', { author: 'KettleFactsBot' }),
        comment('c6', {
          body: 'A kettle!\n\n*Beep boop, this action was performed automatically.*',
        }),
      ],
    },
  });
  const { reviews } = await collectAll(source, acmeKettle());
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['t3_p1', 't1_c1']);
});
