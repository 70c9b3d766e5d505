import { expect, test } from 'vitest';
import { sourceNames } from '../../contract/catalogue.ts';
import { configuredSources, InvalidVariables } from '../../worker/sources/configured-sources.ts';

const namesFor = (environment: Record<string, string>) =>
  configuredSources(environment).sources.map(({ name }) => name);

test('without any variable those are ready that need none, and each other says what it misses', () => {
  const { sources, missing } = configuredSources({});
  expect(sources.map(({ name }) => name)).toEqual(['hackernews', 'productpage']);
  expect(Object.fromEntries(missing)).toEqual({
    reddit: ['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET', 'REDDIT_USER_AGENT'],
    discourse: ['DISCOURSE_URLS'],
    lemmy: ['LEMMY_URLS'],
    stackexchange: ['STACKEXCHANGE_SITES'],
    woocommerce: ['WOOCOMMERCE_URLS'],
    shopify: ['SHOPIFY_URLS'],
    bazaarvoice: ['BAZAARVOICE_PASSKEYS'],
    serpapi: ['SERPAPI_KEY'],
    productfeed: ['GOOGLE_REVIEW_FEED_URLS'],
  });
});

test('with its variables each is ready, in the order of the catalogue', () => {
  const environment = {
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush',
    REDDIT_USER_AGENT: 'linux:reviews:1.0 (by /u/somebody)',
    DISCOURSE_URLS: 'https://forum.test',
    LEMMY_URLS: 'https://lemmy.test',
    STACKEXCHANGE_SITES: 'superuser',
    WOOCOMMERCE_URLS: 'https://a.test, http://b.test/shop ,',
    SHOPIFY_URLS: 'https://c.test',
    BAZAARVOICE_PASSKEYS: 'shop:hush',
    SERPAPI_KEY: 'hush',
    GOOGLE_REVIEW_FEED_URLS: 'https://d.test/feed.xml',
  };
  expect(namesFor(environment)).toEqual(sourceNames);
});

test('each source keeps the limit that its service publishes, unless its variable says otherwise', () => {
  const { limits } = configuredSources({ LEMMY_LIMIT: '5/1', HACKERNEWS_LIMIT: '0' });
  expect(limits.get('reddit')).toEqual({ requests: 100, seconds: 60 });
  expect(limits.get('lemmy')).toEqual({ requests: 5, seconds: 1 });
  expect(limits.get('hackernews')).toBeUndefined();
  expect(() => configuredSources({ LEMMY_LIMIT: '5 a second' })).toThrow(
    'LEMMY_LIMIT holds "5 a second"; it may hold requests/seconds',
  );
});

test('a blank variable is as good as none', () => {
  expect(namesFor({ WOOCOMMERCE_URLS: ' ', HACKERNEWS_URL: '' })).toEqual([
    'hackernews',
    'productpage',
  ]);
});

test('malformed variables are named, all at once, with what they held and may hold', () => {
  const environment = {
    HACKERNEWS_URL: 'hn',
    WOOCOMMERCE_URLS: 'https://a.test,ftp://b.test',
    SERPAPI_URL: 'x',
  };
  expect(() => configuredSources(environment)).toThrow(InvalidVariables);
  expect(() => configuredSources(environment)).toThrow(
    /HACKERNEWS_URL holds "hn"; it may hold base address.*WOOCOMMERCE_URLS holds "https:\/\/a\.test,ftp:.*SERPAPI_URL holds "x"/s,
  );
});

test('no message shows a secret', () => {
  const environment = { SERPAPI_KEY: 'hush hush', WOOCOMMERCE_URLS: 'https://user:hush@a.test' };
  expect(() => configuredSources(environment)).toThrow(
    /^(?!.*hush).*WOOCOMMERCE_URLS holds "https:\/\/…@a\.test".*SERPAPI_KEY holds a secret of 9 characters/s,
  );
});
