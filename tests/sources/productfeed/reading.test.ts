import { expect, onTestFinished, test } from 'vitest';
import { findProducts } from '../../../demo/catalogue/catalogue.ts';
import { inventedGtin } from '../../../demo/sites/invented-gtin.ts';
import { feedPath, productfeedSite } from '../../../demo/sites/productfeed.ts';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import {
  collect,
  feed,
  idsOf,
  product,
  review,
  source,
} from '../../support/sources/productfeed/review-feed.ts';
import { productDetails } from '../../support/sources/reviews.ts';
import { openSite } from '../../support/sources/site.ts';

test.each(['2.3', '2.4'])(
  'a feed of version %s is read, with whitespace collapsed',
  async (version) => {
    const one = review(542, {
      reviewer: '<name>\n  Ida\n  &amp; Co </name><reviewer_id>7</reviewer_id>',
      more: '<is_verified_purchase>true</is_verified_purchase>',
      title: 'Good &lt;3',
      content:
        'It boils\n      water,\n      &quot;fast&quot;. <![CDATA[Salt & pepper <b>too</b>]]>',
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
        rating: 4.35,
        url: 'https://shop.test/p?a=1&b=2',
        publishedAt: Date.UTC(2024, 0, 23, 9),
        verifiedPurchase: true,
        helpfulVotes: null,
        productTitle: 'Acme Kettle',
        ...noReviewDetails,
        productDetails: productDetails('https://shop.test/p'),
      },
    ]);
  },
);

test('an anonymous reviewer has no name, and missing values are null', async () => {
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

test('spam, other products, and empty reviews are dropped and counted', async () => {
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
    'a GTIN with leading zeros',
    'Kettle 036000291452',
    product('Something', gtin('00036000291452')),
    1,
  ],
  ['another GTIN', 'Acme Kettle 036000291452', product('Acme Kettle', gtin('4006381333931')), 0],
  ['one of several products', 'Acme Kettle', product('Toaster') + product('Acme Kettle, red'), 1],
  [
    'a brand that is not part of the name',
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
])('products are matched: %s', async (_, productName, products, found) => {
  const { reviews } = await collect(feed(review(1, { products })), productName);
  expect(reviews).toHaveLength(found);
});

test('a feed is read in the encoding that it declares', async () => {
  const text = feed(review(1, { content: 'Schön' })).replace('UTF-8', 'ISO-8859-1');
  const { url } = await openSite((_, __, response) => {
    response.setHeader('content-type', 'text/xml');
    response.end(Buffer.from(text, 'latin1'));
  });
  const { reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(reviews[0]?.body).toBe('Schön');
});

test('the demo’s feed is read, without spam and accessories', async () => {
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
