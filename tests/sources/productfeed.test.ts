import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findProducts } from '../../demo/catalogue/catalogue.ts';
import { inventedGtin } from '../../demo/sites/invented-gtin.ts';
import { feedPath, productfeedSite } from '../../demo/sites/productfeed.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { productfeed } from '../../worker/sources/productfeed.ts';
import { collectAll, collectInterrupted, searchFor } from './collecting.ts';
import { openSite, refuse } from './site.ts';

const feed = (reviews: string, version = '2.3') => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://www.google.com/shopping/reviews/schema/product/${version}/product_reviews.xsd">
  <version>${version}</version>
  <aggregator><name>Collector</name></aggregator>
  <publisher><name>A shop</name><favicon>https://shop.test/icon.png</favicon></publisher>
  <reviews>${reviews}</reviews>
</feed>`;

const product = (name: string, ids = '') => `<product>
  <product_ids>${ids}</product_ids>
  <product_name>${name}</product_name>
  <product_url>
    https://shop.test/p</product_url>
</product>`;

const review = (id: string | number, parts: Partial<Record<string, string>> = {}) => `
<review>
  <review_id>${id}</review_id>
  <reviewer>${parts['reviewer'] ?? '<name>Ida</name>'}</reviewer>
  ${parts['more'] ?? ''}
  <review_timestamp>2024-01-23T10:00:00+01:00</review_timestamp>
  <title>${parts['title'] ?? `Title ${id}`}</title>
  <content>${parts['content'] ?? `Text of ${id}.`}</content>
  ${parts['url'] ?? `<review_url type="singleton">https://shop.test/r/${id}</review_url>`}
  <ratings>${parts['overall'] ?? '<overall min="1" max="5">4</overall>'}</ratings>
  <products>${parts['products'] ?? product('Acme Kettle')}</products>
  <is_spam>${parts['spam'] ?? 'false'}</is_spam>
</review>`;

const many = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => review(from + index));

const openFeed = (text: string | (() => string)) =>
  openSite((_, __, response) => {
    response.setHeader('content-type', 'application/xml; charset=utf-8');
    response.end(typeof text === 'string' ? text : text());
  });

const source = (...feeds: readonly URL[]) => productfeed({ GOOGLE_REVIEW_FEED_URLS: [...feeds] });

const collect = async (text: string, asked = 'Acme Kettle') =>
  collectAll(source((await openFeed(text)).url), searchFor(asked));

const idsOf = (found: readonly { readonly sourceId: string | null }[]) =>
  found.map(({ sourceId }) => sourceId?.replace(/^.*#/, ''));

test.each(['2.3', '2.4'])('a feed of version %s is read, white space folded', async (version) => {
  const one = review(542, {
    reviewer: '<name>\n  Ida\n  &amp; Co </name><reviewer_id>7</reviewer_id>',
    more: '<is_verified_purchase>true</is_verified_purchase>',
    title: 'Good &lt;3',
    content: 'It boils\n      water,\n      &quot;fast&quot;. <![CDATA[Salt & pepper <b>too</b>]]>',
    url: '<review_url type="group">\n      https://shop.test/p?a=1&amp;b=2\n </review_url>',
    overall: '<overall min="0" max="100"> 87 </overall>',
  });
  const { pages, failure } = await collect(feed(one, version));
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ dropped: 0 }]);
  expect(pages[0]?.reviews).toEqual([
    {
      sourceId: expect.stringMatching(/^127\.0\.0\.1:\d+\/#542$/),
      author: 'Ida & Co',
      title: 'Good <3',
      body: 'It boils water, "fast". Salt & pepper too',
      rating: 4.48,
      url: 'https://shop.test/p?a=1&b=2',
      publishedAt: Date.UTC(2024, 0, 23, 9),
      verifiedPurchase: true,
      helpfulVotes: null,
      productTitle: 'Acme Kettle',
    },
  ]);
});

test('who wants to stay unnamed has no name, and what a review leaves out is null', async () => {
  const bare = `<review><content>Good.</content><ratings><overall>5</overall></ratings>
    <products>${product('Acme Kettle')}</products></review>`;
  const { reviews } = await collect(
    feed(
      review(1, { reviewer: '<name is_anonymous="true">Anonymous</name>' }) +
        review(2, { reviewer: '<name is_anonymous="false">Max</name>' }) +
        bare,
    ),
  );
  expect(reviews).toMatchObject([
    { author: null, verifiedPurchase: null },
    { author: 'Max' },
    {
      sourceId: null,
      author: null,
      title: null,
      rating: 5,
      publishedAt: null,
      url: 'https://shop.test/p',
    },
  ]);
});

test('spam, other products and what says nothing are dropped and counted', async () => {
  const { pages } = await collect(
    feed(
      review(1, { spam: 'true' }) +
        review(2, { products: product('Case for Acme Kettle') }) +
        review(3, { content: ' ', overall: '<overall min="1" max="5">0</overall>' }) +
        review(4, { products: '' }) +
        review(5),
    ),
  );
  expect(pages).toMatchObject([{ dropped: 4, reviews: [{ title: 'Title 5' }] }]);
});

const gtin = (number: string) => `<gtins><gtin>${number}</gtin></gtins>`;

test.each([
  [
    'a GTIN with zeros before it',
    'Kettle 036000291452',
    product('Something', gtin('00036000291452')),
    1,
  ],
  ['another GTIN', 'Acme Kettle 036000291452', product('Acme Kettle', gtin('4006381333931')), 0],
  ['one of several products', 'Acme Kettle', product('Toaster') + product('Acme Kettle, red'), 1],
  [
    'a brand apart from the name',
    'Acme Kettle',
    product('Kettle', '<brands><brand>Acme</brand></brands>'),
    1,
  ],
  [
    'the brand’s other product',
    'Acme Kettle',
    product('Kettle Pro', '<brands><brand>Acme</brand></brands>'),
    0,
  ],
])('products are matched: %s', async (_, asked, products, found) => {
  const { reviews } = await collect(feed(review(1, { products })), asked);
  expect(reviews).toHaveLength(found);
});

test('a feed without reviews is no failure', async () => {
  for (const empty of [feed(''), '<feed/>', '<feed><version>2.3</version><reviews/></feed>']) {
    expect(await collect(empty)).toEqual({ pages: [], reviews: [], failure: undefined });
  }
});

test.each([
  [
    'another root',
    '<reviews><review><rating>5</rating></review></reviews>',
    'begins with "reviews"',
  ],
  [
    'an Atom feed',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry>x</entry></feed>',
    'holds "entry"',
  ],
  [
    'other names in a review',
    feed('<review><review_text>x</review_text></review>'),
    'both ratings/overall and content',
  ],
  ['a web page', '<!doctype html><html><body>Not here</body></html>', 'begins with "html"'],
  ['nothing', '', 'no element'],
  ['text', 'review_id,content\n1,Good', 'no element'],
])('another schema is a bad response: %s', async (_, text, says) => {
  const { failure, reviews } = await collect(text);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure?.message).toContain(says);
  expect(failure?.message).toContain('GOOGLE_REVIEW_FEED_URLS');
  expect(reviews).toEqual([]);
});

test('a feed that is cut off gives what it has, and fails', async () => {
  const whole = feed(many(130).join(''));
  const { reviews, failure } = await collect(whole.slice(0, whole.indexOf('<review_id>121')));
  expect(reviews).toHaveLength(120);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: true });
});

test('a feed that declares another encoding is read in it', async () => {
  const text = feed(review(1, { content: 'Schön' })).replace('UTF-8', 'ISO-8859-1');
  const { url } = await openSite((_, __, response) => {
    response.setHeader('content-type', 'text/xml');
    response.end(Buffer.from(text, 'latin1'));
  });
  const { reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(reviews[0]?.body).toBe('Schön');
});

test('one feed that fails costs only itself, and its address is not told', async () => {
  const bad = await openSite((_, __, response) => refuse(response, 500));
  const good = await openFeed(feed(review(1)));
  const hidden = new URL('?token=hush-hush', bad.url);
  const { pages, failure } = await collectAll(source(hidden, good.url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  const [message] = pages.flatMap(({ failures = [] }) => failures.map((one) => one.message));
  expect(message).toMatch(/^Feed 1 of GOOGLE_REVIEW_FEED_URLS: .*answered 500/);
  expect(message).not.toContain('hush');
});

test('the demo’s feed is read: spam dropped, some unnamed, the accessories left out', async () => {
  const site = productfeedSite({ name: 'Larkfield', reviews: [130, 140] });
  site.list('Umbrella Mk IV');
  const served = await serveSite(site, 0);
  onTestFinished(() => served.close());
  const feeds = source(new URL(feedPath, served.origin));
  for (const name of ['Halden Arc 2 Headphones', 'Umbrella Mk IV']) {
    const { reviews, failure, pages } = await collectAll(feeds, searchFor(name));
    expect(failure).toBeUndefined();
    expect(new Set(reviews.map(({ productTitle }) => productTitle))).toEqual(new Set([name]));
    expect(reviews.length).toBeGreaterThan(100);
    expect(new Set(idsOf(reviews)).size).toBe(reviews.length);
    expect(reviews.filter(({ author }) => author === null).length).toBeGreaterThan(5);
    expect(pages[0]?.dropped).toBeGreaterThan(0);
  }
  const [product] = findProducts('Kestwick Slate 75');
  const number = product === undefined ? '' : inventedGtin(product);
  const byNumber = await collectAll(feeds, searchFor(number));
  expect(byNumber.reviews[0]?.productTitle).toBe('Kestwick Slate 75 Keyboard');
});

describe('another attempt', () => {
  test('interrupted behind any page loses and doubles nothing', async () => {
    const feeds = [
      (await openFeed(feed(many(250).join('')))).url,
      (await openFeed(feed(many(120).join('')))).url,
    ];
    const reviews = await collectInterrupted(source(...feeds), searchFor('Acme Kettle'));
    expect(reviews).toHaveLength(370);
    const whole = await collectAll(source(...feeds), searchFor('Acme Kettle'));
    expect(reviews).toEqual(whole.reviews);
  });

  test.each([
    ['the last review is gone', (all: readonly string[]) => all.filter((_, at) => at !== 99)],
    ['reviews came before it', (all: readonly string[]) => [review('new'), ...all]],
    ['it is shorter than what was read', (all: readonly string[]) => all.slice(50, 140)],
    ['its order is another', (all: readonly string[]) => all.toReversed()],
  ])('reads a changed feed from its beginning, where %s', async (_, change) => {
    let all: readonly string[] = many(150);
    const { url } = await openFeed(() => feed(all.join('')));
    const search = searchFor('Acme Kettle');
    const first = await source(url).collect(search).next();
    if (first.done === true) throw new Error('it gave no page');
    all = change(all);
    const later = await collectAll(source(url), { ...search, resume: first.value.resume });
    const given = new Set(idsOf([...first.value.reviews, ...later.reviews]));
    const wanted = all.map((xml) => /<review_id>(.*)</.exec(xml)?.[1]);
    expect(wanted.filter((id) => !given.has(id))).toEqual([]);
  });

  test('of a feed without IDs reads it from its beginning', async () => {
    const { url } = await openFeed(
      feed(
        many(150)
          .join('')
          .replace(/<review_id>.*/g, ''),
      ),
    );
    const search = searchFor('Acme Kettle');
    const first = await source(url).collect(search).next();
    const resume = first.done === true ? undefined : first.value.resume;
    expect((await collectAll(source(url), { ...search, resume })).reviews).toHaveLength(150);
  });
});

describe('a large feed', () => {
  test('is read in memory that does not grow with it', async () => {
    const others = review(0, { products: product('Toaster'), content: 'x '.repeat(500) });
    const block = review(1) + others.repeat(19);
    const { url } = await openSite((_, __, response) => {
      void pour(response, '<feed><reviews>', block, 30_000_000, '</reviews></feed>');
    });
    const heapBefore = heapInUse();
    let [pages, dropped, growth] = [0, 0, 0];
    for await (const page of source(url).collect(searchFor('Acme Kettle'))) {
      expect(page.reviews.length).toBeLessThanOrEqual(100);
      pages++;
      dropped += page.dropped;
      growth = Math.max(growth, heapInUse() - heapBefore);
    }
    expect(pages).toBeGreaterThan(8);
    expect(dropped).toBeGreaterThan(16_000);
    expect(growth).toBeLessThan(15_000_000);
  }, 60_000);

  test('is left where no more is wanted', async () => {
    let closed: Promise<unknown> | undefined;
    const { url } = await openSite((_, __, response) => {
      closed = once(response, 'close');
      void pour(response, '<feed><reviews>', many(100).join(''), 2e9, '');
    });
    for await (const page of source(url).collect(searchFor('Acme Kettle'))) {
      expect(page.reviews).toHaveLength(100);
      break;
    }
    await closed;
  });
});

describe('hostile feeds', () => {
  const size = 3_000_000;
  /** What would fill the memory of a reader that waits for an end. */
  const endless = 300_000_000;

  test.each([
    ['elements inside each other', '<feed>', '<a>', 'nested'],
    ['a tag without an end', '<feed><', 'a', 'a tag'],
    ['a tag of blanks', '<feed><a ', ' ', 'a tag'],
    ['an attribute without an end', '<feed><a b="', 'x', 'a tag'],
    ['a comment without an end', '<feed><!--', '- ', 'comment'],
    ['a CDATA section without an end', '<feed><reviews><review><content><![CDATA[', ']] ', 'CDATA'],
    ['a declaration without an end', '<!DOCTYPE feed [', 'x', 'a tag'],
    ['reviews without anything', '<feed><reviews>', '<review/>', 'ratings/overall'],
  ])('%s end in an error', async (_, start, fill, says) => {
    const { url } = await openSite(
      (_, __, response) => void pour(response, start, fill, endless, ''),
    );
    const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
    expect(failure?.code).toBe('SOURCE_BAD_RESPONSE');
    expect(failure?.message).toContain(says);
  });

  test.each([
    ['brackets in a value', '['],
    ['entities in a value', '&amp;'],
    ['a number without an end in a value', '&#1'],
    ['elements in a value', '<b/>'],
    ['other elements in a review', '</content><x>y</x><content>'],
    ['attributes in a tag', '<i a="1" b="2">x</i>'],
    ['ends of what never began', '</b>'],
  ])(
    '%s cost that review at most',
    async (_, fill) => {
      const [head = '', tail = ''] = feed(review(1, { content: 'Good. @' }) + review(2)).split('@');
      const { url } = await openSite(
        (_, __, response) => void pour(response, head, fill, size, tail),
      );
      const { reviews, failure } = await collectAll(source(url), searchFor('Acme Kettle'));
      expect(failure).toBeUndefined();
      expect(idsOf(reviews)).toEqual(['1', '2']);
      expect(reviews[0]?.body.length).toBeLessThanOrEqual(20_000);
    },
    30_000,
  );

  test('numbers and products without end leave the rest of their review', async () => {
    const [head = '', tail = ''] = feed(
      review(1, { products: product('Acme Kettle', '<gtins>@</gtins>') }) + review(2),
    ).split('@');
    const { url } = await openSite(
      (_, __, response) => void pour(response, head, '<gtin>1</gtin>', size, tail),
    );
    const { reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
    expect(idsOf(reviews)).toEqual(['1', '2']);
  }, 30_000);

  test('entities that a feed declares are not expanded', async () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/hostname">]>
      ${feed(review(1, { content: 'Good &b; &file; &amp;b;' })).replace(/^<\?xml.*/, '')}`;
    const { reviews } = await collect(bomb);
    expect(reviews).toMatchObject([{ body: 'Good &b; &file; &b;' }]);
  });
});

/** Bytes of the heap that are left when nothing that is no longer needed is there. */
const heapInUse = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this Node has no garbage collector to call');
  gc();
};

/** Writes `fill` again and again, `length` characters of it, no faster than it is read. */
const pour = async (
  response: ServerResponse,
  start: string,
  fill: string,
  length: number,
  end: string,
): Promise<void> => {
  const block = fill.repeat(Math.max(1, Math.floor(60_000 / fill.length)));
  response.setHeader('content-type', 'application/xml');
  response.write(start);
  const gone = once(response, 'close');
  for (let written = 0; written < length && !response.destroyed; written += block.length) {
    if (!response.write(block)) await Promise.race([once(response, 'drain'), gone]);
  }
  response.end(end);
};
