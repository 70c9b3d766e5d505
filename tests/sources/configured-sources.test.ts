import { expect, test } from 'vitest';
import { configuredSources, InvalidVariables } from '../../worker/sources/configured-sources.ts';

const namesFor = (environment: Record<string, string>) =>
  configuredSources(environment).sources.map(({ name }) => name);

test('without any variable those are ready that need none', () => {
  const { sources, missing } = configuredSources({});
  expect(sources.map(({ name }) => name)).toEqual(['hackernews', 'productpage']);
  expect(Object.fromEntries(missing)).toEqual({
    woocommerce: ['WOOCOMMERCE_URLS'],
    serpapi: ['SERPAPI_KEY'],
  });
});

test('with its variables each is ready', () => {
  expect(
    namesFor({ WOOCOMMERCE_URLS: 'https://a.test, http://b.test/shop ,', SERPAPI_KEY: 'hush' }),
  ).toEqual(['hackernews', 'woocommerce', 'productpage', 'serpapi']);
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
