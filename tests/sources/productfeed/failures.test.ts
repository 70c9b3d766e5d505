import { expect, test } from 'vitest';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  collect,
  feed,
  many,
  openFeed,
  review,
  source,
} from '../../support/sources/productfeed/review-feed.ts';
import { openSite, refuse } from '../../support/sources/site.ts';

test('a feed without reviews is no failure', async () => {
  for (const empty of [feed(''), '<feed/>', '<feed><version>2.3</version><reviews/></feed>']) {
    expect(await collect(empty)).toEqual({ pages: [], reviews: [], failure: undefined });
  }
});

test.each([
  [
    'another root',
    '<reviews><review><rating>5</rating></review></reviews>',
    'its root is "reviews"',
  ],
  [
    'an Atom feed',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry>x</entry></feed>',
    'contains "entry"',
  ],
  [
    'other names in a review',
    feed('<review><review_text>x</review_text></review>'),
    'both ratings/overall and content',
  ],
  ['an HTML page', '<!doctype html><html><body>Not here</body></html>', 'its root is "html"'],
  ['nothing', '', 'contains no elements'],
  ['text', 'review_id,content\n1,Good', 'contains no elements'],
])('another schema is an invalid response: %s', async (_, text, says) => {
  const { failure, reviews } = await collect(text);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure?.message).toContain(says);
  expect(failure?.message).toContain('GOOGLE_REVIEW_FEED_URLS');
  expect(reviews).toEqual([]);
});

test('a truncated feed yields what it has, then fails', async () => {
  const whole = feed(many(130).join(''));
  const { reviews, failure } = await collect(whole.slice(0, whole.indexOf('<review_id>121')));
  expect(reviews).toHaveLength(120);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: true });
});

test('one feed that fails does not affect the others, and its URL is not revealed', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 500));
  const good = await openFeed(feed(review(1)));
  const hidden = new URL('?token=hush-hush', bad.url);
  const { pages, failure } = await collectAll(source(hidden, good.url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  const [message] = pages.flatMap(({ failures = [] }) => failures.map((one) => one.message));
  expect(message).toMatch(/^Feed 1 of GOOGLE_REVIEW_FEED_URLS: .*returned 500/);
  expect(message).not.toContain('hush');
});
