import { expect, test } from 'vitest';
import { sourceNames } from '../../contract/catalogue.ts';
import { InvalidEnvironmentError } from '../../process/read-environment.ts';
import { configuredSources, parseSources } from '../../worker/sources/configured-sources.ts';

const namesFor = (environment: Record<string, string>) =>
  configuredSources(environment).sources.map(({ name }) => name);

test('without variables, the sources that need none are ready, and the others list what is missing', () => {
  const { sources, missing } = configuredSources({});
  expect(sources.map(({ name }) => name)).toEqual(['hackernews', 'productpage']);
  expect(Object.fromEntries(missing)).toEqual({
    reddit: ['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET', 'REDDIT_USER_AGENT'],
    discourse: ['DISCOURSE_URLS'],
    lemmy: ['LEMMY_URLS'],
    stackexchange: ['STACKEXCHANGE_SITES'],
    woocommerce: ['WOOCOMMERCE_URLS'],
    magento: ['MAGENTO_URLS'],
    shopify: ['SHOPIFY_URLS'],
    bazaarvoice: ['BAZAARVOICE_PASSKEYS'],
    walmart: ['SERPAPI_KEY'],
    homedepot: ['SERPAPI_KEY'],
    serpapi: ['SERPAPI_KEY'],
    productfeed: ['GOOGLE_REVIEW_FEED_URLS'],
  });
});

test('with its variables set, each source is ready, in the order of the catalogue', () => {
  const environment = {
    REDDIT_CLIENT_ID: 'id',
    REDDIT_CLIENT_SECRET: 'hush',
    REDDIT_USER_AGENT: 'linux:reviews:1.0 (by /u/somebody)',
    DISCOURSE_URLS: 'https://forum.test',
    LEMMY_URLS: 'https://lemmy.test',
    STACKEXCHANGE_SITES: 'superuser',
    WOOCOMMERCE_URLS: 'https://a.test, http://b.test/shop ,',
    MAGENTO_URLS: 'https://e.test',
    SHOPIFY_URLS: 'https://c.test',
    BAZAARVOICE_PASSKEYS: 'shop:hush',
    SERPAPI_KEY: 'hush',
    GOOGLE_REVIEW_FEED_URLS: 'https://d.test/feed.xml',
  };
  expect(namesFor(environment)).toEqual(sourceNames);
});

test('each source has the default limit of the catalogue unless its variable is set', () => {
  const { limits } = configuredSources({ LEMMY_LIMIT: '5/1', HACKERNEWS_LIMIT: '0' });
  expect(limits.get('reddit')).toEqual({ requests: 100, seconds: 60 });
  expect(limits.get('lemmy')).toEqual({ requests: 5, seconds: 1 });
  expect(limits.get('hackernews')).toBeUndefined();
  expect(() => configuredSources({ LEMMY_LIMIT: '5 a second' })).toThrow(
    'LEMMY_LIMIT is "5 a second". It must be requests/seconds such as 60/60, or 0 for no limit.',
  );
});

test('sources that share an account have one limit, and an invalid variable of theirs is reported once', () => {
  const { limits, sources } = configuredSources({ SERPAPI_KEY: 'hush', SERPAPI_LIMIT: '5/1' });
  expect(sources.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['walmart', 'homedepot', 'serpapi']),
  );
  expect(limits.get('serpapi')).toEqual({ requests: 5, seconds: 1 });
  expect(limits.has('walmart')).toBe(false);
  const { problems } = parseSources({ SERPAPI_KEY: 'hush', SERPAPI_URL: 'x' });
  expect(problems).toHaveLength(1);
});

test('a blank variable counts as unset', () => {
  expect(namesFor({ WOOCOMMERCE_URLS: ' ', HACKERNEWS_URL: '' })).toEqual([
    'hackernews',
    'productpage',
  ]);
});

test('all malformed variables are reported at once, with their values and what is allowed', () => {
  const environment = {
    HACKERNEWS_URL: 'hn',
    WOOCOMMERCE_URLS: 'https://a.test,ftp://b.test',
    SERPAPI_URL: 'x',
  };
  expect(() => configuredSources(environment)).toThrow(InvalidEnvironmentError);
  expect(() => configuredSources(environment)).toThrow(
    /HACKERNEWS_URL is "hn"\. It must be an http or https URL.*WOOCOMMERCE_URLS is "https:\/\/a\.test,ftp:.*SERPAPI_URL is "x"/s,
  );
});

test('no message contains a secret', () => {
  const environment = { SERPAPI_KEY: 'hush hush', WOOCOMMERCE_URLS: 'https://user:hush@a.test' };
  expect(() => configuredSources(environment)).toThrow(
    /^(?!.*hush).*WOOCOMMERCE_URLS is "https:\/\/…@a\.test".*SERPAPI_KEY is invalid \(not shown, 9 characters\)/s,
  );
});
