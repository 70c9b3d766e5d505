import { describe, expect, test } from 'vitest';
import { mentionsProduct } from '../../../worker/matching/mentions-product.ts';
import { authorText } from '../../../worker/parsing/author-text.ts';
import { readReviewedPage } from '../../../worker/parsing/structured-data/read-reviewed-page.ts';
import { judgeme } from '../../../worker/platforms/judgeme/judgeme.ts';
import { SourceError } from '../../../worker/source/source-error.ts';

const fill = (text: string) => text.repeat(Math.floor(1_000_000 / text.length));
const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
const things = (html: string) => readReviewedPage(html).items.length;

/** Super-linear work on these inputs takes longer. Linear work takes half a second. */
const timeoutMs = 30_000;

describe('a page that refers to the same things again and again takes bounded time', () => {
  const many = 7500;
  const list = <Part>(part: (index: number) => Part) =>
    Array.from({ length: many }, (_, i) => part(i));
  const words = 'word '.repeat(2000);
  const graph = (...nodes: object[]) => script(JSON.stringify({ '@graph': nodes }));
  const product = '<div itemscope itemtype=Product';

  test.each([
    [
      'a review of many products',
      graph(
        { '@type': 'Review', '@id': '#r', reviewBody: words },
        ...list((i) => ({ '@type': 'Product', name: `${i}`, review: { '@id': '#r' } })),
      ),
    ],
    [
      'a review that one product lists many times',
      graph(
        { '@type': 'Review', '@id': '#r', reviewBody: words },
        { '@type': 'Product', name: 'Kettle', review: list(() => ({ '@id': '#r' })) },
      ),
    ],
    [
      'a product of many reviews, which lists many itself',
      graph(
        { '@type': 'Product', '@id': '#p', review: list((i) => ({ reviewBody: `${i}` })) },
        ...list(() => ({ '@type': 'Review', itemReviewed: { '@id': '#p' } })),
      ),
    ],
    [
      'many items of one ID, of which each has another name, or none, or another type',
      graph(
        ...list((i) => ({
          '@type': 'Product',
          '@id': '#p',
          name: `${i}`,
          review: { '@id': '#p' },
        })),
        ...list(() => ({ '@id': '#p', review: { reviewBody: 'x' } })),
        ...list((i) => ({ '@type': `T${i}`, '@id': '#p' })),
      ),
    ],
    [
      'a group of many variants and reviews, to which each variant refers',
      graph(
        { '@type': 'ProductGroup', '@id': '#g', review: list((i) => ({ reviewBody: `${i}` })) },
        ...list((i) => ({ '@type': 'Product', name: `${i}`, isVariantOf: { '@id': '#g' } })),
      ),
    ],
    [
      'an offer with many reviews, which many products have',
      graph(
        { '@type': 'Offer', '@id': '#o', review: list((i) => ({ reviewBody: `${i}` })) },
        ...list((i) => ({ '@type': 'Product', name: `${i}`, offers: { '@id': '#o' } })),
      ),
    ],
    [
      'the same short review again and again, in several lists',
      graph(
        ...Array.from({ length: 6 }, () => ({
          '@type': 'Product',
          name: 'Kettle',
          review: list(() => ({
            author: 'Ida',
            reviewBody: 'Good',
            reviewRating: { ratingValue: 4 },
          })),
        })),
      ),
    ],
    [
      'an author with a long name',
      graph(
        { '@type': 'Person', '@id': '#a', name: `${words.repeat(20)}` },
        { '@type': 'Product', review: list(() => ({ author: { '@id': '#a' } })) },
      ),
    ],
    [
      'elements that many items include',
      `${`${product} itemref=z></div>`.repeat(many)}<div id=z>${'<b itemprop=a>x</b>'.repeat(many)}</div>`,
    ],
    [
      'a text that many items include',
      `${`${product} itemref=z></div>`.repeat(many)}<p id=z itemprop=description>${words.repeat(10)}`,
    ],
    [
      'an element with many properties that many items include',
      `${`${product} itemref=z></div>`.repeat(many)}<p id=z itemprop="${list((i) => `n${i}`).join(' ')}">x`,
    ],
    [
      'items that include each other',
      list((i) => `${product} itemprop=review id=i${i} itemref="i${i + 1} i${i + 7}"></div>`).join(
        '',
      ),
    ],
    [
      'nested properties',
      `${product}>${`${'<p><div itemprop=description>'.repeat(120)}${words}${'</div>'.repeat(120)}`.repeat(150)}`,
    ],
    [
      'invalid blocks',
      script('{"@type":"Product"}') + script(`{"a":"\n${', '.repeat(50_000)}`).repeat(90),
    ],
  ])('%s', (_, html) => expect(things(html)).toBeGreaterThan(0), timeoutMs);
});

describe('a post of any length takes bounded time', () => {
  test.each(['<a></a>', '<p>', '<br>\n', '<li>', '<aside></aside>', '<i class=x></i>'])(
    'of %j',
    (text) => expect(authorText(fill(text))).toBe(''),
    timeoutMs,
  );

  test.each(['s ', 'a1', '+', '漢', 'for '])(
    'of %j, which is the product name too',
    (text) => {
      const name = text.repeat(200 / text.length);
      for (let post = 0; post < 100; post++) mentionsProduct(name, [fill(text)], fill(text));
    },
    timeoutMs,
  );
});

describe("a page of a shop's widget takes bounded time", () => {
  test.each([
    '<a></a>',
    '<div class=jdgm-rev><p class=jdgm-rev__body>x</p></div>',
    '<div class=jdgm-rev><p class=jdgm-rev__body>x</p>',
    '<p class=jdgm-rev__body>x</p>',
    '<a class=jdgm-paginate__page data-page=1></a>',
  ])(
    'of %j',
    (html) => {
      const text = JSON.stringify({ html: `<div class=jdgm-rev>${fill(html)}` });
      const response = { status: 200, headers: {}, url: 'https://judge.me/', text };
      const ids = { key: 'kettles.myshopify.com', productId: '1' };
      try {
        judgeme.parse(response, ids, undefined);
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError);
      }
    },
    timeoutMs,
  );
});
