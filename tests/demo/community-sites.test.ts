import { expect, onTestFinished, test } from 'vitest';
import { nothingName } from '../../demo/catalogue/catalogue.ts';
import { defaultProductName } from '../../demo/catalogue/products.ts';
import { discourseSite } from '../../demo/sites/discourse.ts';
import { lemmySite } from '../../demo/sites/lemmy.ts';
import { redditApplication, redditSite } from '../../demo/sites/reddit.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import type { DemoSite } from '../../demo/sites/site.ts';
import { stackexchangeSite, stackexchangeSiteName } from '../../demo/sites/stackexchange.ts';
import type { Source } from '../../worker/source/source.ts';
import { discourse } from '../../worker/sources/discourse/discourse.ts';
import { lemmy } from '../../worker/sources/lemmy/lemmy.ts';
import { reddit } from '../../worker/sources/reddit/reddit.ts';
import { stackexchange } from '../../worker/sources/stackexchange/stackexchange.ts';
import { clientOf } from '../support/demo/site-client.ts';
import { collectAll, collectInterrupted, searchFor } from '../support/sources/collecting.ts';

const served = async (site: DemoSite): Promise<URL> => {
  const { origin, close } = await serveSite(site, 0);
  onTestFinished(close);
  return new URL(origin);
};

const [one, two] = ['lemmy.one.example', 'lemmy.two.example'] as const;

const openLemmy = async (): Promise<Source> => {
  const sites = [
    lemmySite({ name: one, neighbor: two, version: '0.18' }),
    lemmySite({ name: two, neighbor: one, version: '0.19' }),
  ];
  return lemmy({ LEMMY_URLS: await Promise.all(sites.map(served)) });
};

/** The source of each site, as the demo configures it. */
const sources: Readonly<Record<string, () => Promise<Source>>> = {
  Reddit: async () => {
    const url = await served(redditSite());
    return reddit({ ...redditApplication, REDDIT_URL: url, REDDIT_AUTH_URL: url });
  },
  Discourse: async () => discourse({ DISCOURSE_URLS: [await served(discourseSite('Workbench'))] }),
  Lemmy: openLemmy,
  'Stack Exchange': async () =>
    stackexchange({
      STACKEXCHANGE_SITES: [stackexchangeSiteName],
      STACKEXCHANGE_URL: await served(stackexchangeSite()),
    }),
};

const each = Object.entries(sources);
const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  new Set(reviews.map(({ sourceId }) => sourceId));

test.each(each)('%s has reviews for its source, and items to drop', async (_, open) => {
  const { pages, reviews, failure } = await collectAll(await open(), searchFor(defaultProductName));
  expect(failure).toBeUndefined();
  expect(idsOf(reviews).size).toBeGreaterThan(25);
  expect(pages.reduce((sum, { dropped }) => sum + dropped, 0)).toBeGreaterThan(2);
  for (const { title, body, author, url, publishedAt } of reviews) {
    expect(title ?? '').not.toMatch(/ for /);
    expect(body).not.toMatch(/[<>*]|&\w+;|&#|deleted|removed/);
    expect([author, url, publishedAt]).not.toContain(null);
  }
});

test.each(each)('%s yields the same reviews however often it is interrupted', async (_, open) => {
  const source = await open();
  const search = searchFor(defaultProductName);
  const { reviews } = await collectAll(source, search);
  expect(idsOf(await collectInterrupted(source, search))).toEqual(idsOf(reviews));
});

test.each(each)('%s finds nothing for the reserved name', async (_, open) => {
  const { reviews, failure } = await collectAll(await open(), searchFor(nothingName));
  expect([reviews, failure]).toEqual([[], undefined]);
});

test('each community has its own people and posts', async () => {
  const texts = await Promise.all(
    each.map(async ([, open]) => {
      const { reviews } = await collectAll(await open(), searchFor(defaultProductName));
      return new Set(reviews.map(({ body }) => body).filter((body) => body.length > 100));
    }),
  );
  const all = texts.flatMap((bodies) => [...bodies]);
  expect(new Set(all).size).toBe(all.length);
});

test('two Lemmy instances share some posts', async () => {
  const { reviews } = await collectAll(await openLemmy(), searchFor(defaultProductName));
  expect(idsOf(reviews).size).toBeLessThan(reviews.length);
});

test('Reddit rejects unknown clients', async () => {
  const { origin, close } = await serveSite(redditSite(), 0);
  onTestFinished(close);
  const agent = redditApplication.REDDIT_USER_AGENT;
  const ask = (path: string, init: RequestInit) => fetch(origin + path, init);
  expect((await ask('/search?q=x', {})).status).toBe(403);
  const known = { 'user-agent': agent };
  expect((await ask('/search?q=x', { headers: known })).status).toBe(401);
  const wrong = { ...known, authorization: `Basic ${btoa('a:b')}` };
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const token = '/api/v1/access_token';
  expect((await ask(token, { method: 'POST', headers: wrong, body })).status).toBe(401);
});

test('out-of-range parameters are rejected as by the services', async () => {
  const forum = await clientOf(discourseSite('Workbench'));
  expect((await forum('/search.json?q=halden&page=11')).status).toBe(400);
  expect((await forum('/search.json?q=x&page=1')).status).toBe(400);
  expect((await forum('/t/1.json')).status).toBe(404);
  const instance = await clientOf(lemmySite({ name: one, neighbor: two, version: '0.19' }));
  expect((await instance('/api/v3/search?q=halden&limit=51')).json()).toHaveProperty('error');
  const exchange = await clientOf(stackexchangeSite());
  const answer = await exchange('/2.3/search/advanced?q=halden&site=nowhere');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect([answer.status, answer.json()]).toEqual([
    400,
    expect.objectContaining({ error_name: 'bad_parameter' }),
  ]);
});
