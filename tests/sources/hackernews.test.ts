import { expect, test } from 'vitest';
import { hackernews } from '../../worker/sources/hackernews.ts';
import { noReviewDetails } from '../support/contract/samples.ts';
import { collectAll, collectInterrupted, searchFor } from '../support/sources/collecting.ts';
import { jsonRecording } from '../support/sources/recordings.ts';
import { openPages, openSite, refuse } from '../support/sources/site.ts';

const hit = (id: number, fields: object = {}) => ({
  objectID: String(id),
  author: 'ida',
  points: 7,
  title: null,
  url: null,
  story_text: null,
  comment_text: `I use the <i>Acme</i> Kettle no. ${id}.<p>It&#x27;s fine.`,
  story_id: 1,
  story_title: 'Ask HN: kitchens',
  created_at_i: 1_700_000_000,
  _tags: ['comment'],
  _highlightResult: { comment_text: { value: 'never read' } },
  ...fields,
});

/** A search that returns the requested page of `hits`. */
const openSearch = (hits: readonly unknown[], nbHits = hits.length) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/api/v1/search') return undefined;
    const [page, size] = ['page', 'hitsPerPage'].map((name) => Number(searchParams.get(name)));
    const from = (page ?? 0) * (size ?? 20);
    return {
      hits: hits.slice(from, from + (size ?? 20)),
      nbHits,
      page,
      nbPages: Math.ceil(nbHits / (size ?? 20)),
      hitsPerPage: size,
    };
  });

test('a comment becomes a review in plain text', async () => {
  const { url, requests } = await openSearch([hit(42)]);
  const { reviews } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews).toEqual([
    {
      sourceId: '42',
      author: 'ida',
      title: null,
      body: "I use the Acme Kettle no. 42.\n\nIt's fine.",
      rating: null,
      url: 'https://news.ycombinator.com/item?id=42',
      publishedAt: 1_700_000_000_000,
      verifiedPurchase: null,
      helpfulVotes: 7,
      productTitle: null,
      ...noReviewDetails,
    },
  ]);
  expect(requests.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
    { query: 'Acme Kettle', tags: '(story,comment)', page: '0', hitsPerPage: '50' },
  ]);
});

test('bare links and deleted, malformed, and unrelated posts are dropped', async () => {
  const { url } = await openSearch([
    hit(1, {
      comment_text: null,
      title: 'Acme Kettle',
      url: 'https://kettle.test',
      story_text: '',
    }),
    hit(2, { comment_text: null, author: null }),
    hit(3, { objectID: 3 }),
    hit(4, { comment_text: 'I use an Acme toaster.' }),
    hit(5, { comment_text: 'Mine broke.', story_title: 'The Acme Kettle' }),
    hit(6, {
      comment_text: null,
      title: 'Show HN: Acme Kettle',
      story_text: 'Made it.',
      points: null,
    }),
    null,
  ]);
  const { pages, reviews } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId, title }) => [sourceId, title])).toEqual([
    ['5', null],
    ['6', 'Show HN: Acme Kettle'],
  ]);
  expect(pages).toMatchObject([{ dropped: 5, expected: 7 }]);
});

test('pages are read to the last, and never beyond a thousand hits', async () => {
  const all = Array.from({ length: 1200 }, (_, id) => hit(id));
  const { url, requests } = await openSearch(all);
  const { reviews } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews).toHaveLength(1000);
  expect(requests).toHaveLength(20);
});

test('an attempt interrupted after any page neither loses nor duplicates reviews', async () => {
  const { url } = await openSearch(Array.from({ length: 120 }, (_, id) => hit(id)));
  const reviews = await collectInterrupted(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(
    Array.from({ length: 120 }, (_, id) => String(id)),
  );
});

test('a base URL may have a path', async () => {
  const { url, requests } = await openSite((_, __, response) =>
    response.end('{"hits":[],"nbHits":0,"nbPages":0}'),
  );
  await collectAll(
    hackernews({ HACKERNEWS_URL: new URL('proxy/hn', url) }),
    searchFor('Acme Kettle'),
  );
  expect(requests[0]?.pathname).toBe('/proxy/hn/api/v1/search');
});

test.each([
  ['an unknown envelope', '{"hits":{}}', false, 'hits'],
  ['a truncated response', '{"hits":[{"obj', true, 'truncated'],
  ['an HTML page', '<html>Sorry</html>', true, 'web page'],
])('%s is reported as an invalid response', async (_, answer, retryable, says) => {
  const { url } = await openSite((__, ___, response) => response.end(answer));
  const { failure } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable });
  expect(failure?.message).toContain(says);
});

test('pages yielded before a failure are kept', async () => {
  const first = { hits: Array.from({ length: 50 }, (_, id) => hit(id)), nbHits: 100, nbPages: 2 };
  const { url } = await openSite(({ searchParams }, _, response) => {
    if (searchParams.get('page') === '0') response.end(JSON.stringify(first));
    else refuse(response, 429, { 'retry-after': '30' });
  });
  const { reviews, failure } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews).toHaveLength(50);
  expect(failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED', retryable: true });
  expect(failure?.cooldownUntil).toBeGreaterThan(Date.now());
});

test('in a recorded search, stories without text are dropped, whether it is empty or null', async () => {
  const { url } = await openPages(() => jsonRecording('hackernews/bare-links.json'));
  const { pages, failure } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Lumo'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ reviews: [], dropped: 2, expected: 2 }]);
});

test('quotations of other comments are neither read nor matched', async () => {
  const { url } = await openSearch([
    hit(1, { story_title: 'Kettles', comment_text: '&gt; My Acme Kettle is great<p>Who cares.' }),
    hit(2, { comment_text: '<i>&gt; It is loud</i><p>My Acme Kettle is not.<p>&gt; Sure?<p>Yes.' }),
    hit(3, { comment_text: 'The Acme Kettle holds &gt; 2 l.' }),
  ]);
  const { reviews } = await collectAll(
    hackernews({ HACKERNEWS_URL: url }),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ body }) => body)).toEqual([
    'My Acme Kettle is not.\n\nYes.',
    'The Acme Kettle holds > 2 l.',
  ]);
});
