import { describe, expect, test } from 'vitest';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { openPages } from '../../support/sources/site.ts';

const block = (json: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const page = (...blocks: unknown[]) => blocks.map(block).join('');

const review = (author: string, fields: object = {}) => ({
  '@type': 'Review',
  author: { '@type': 'Person', name: author },
  reviewBody: `It works well, says ${author}.`,
  ...fields,
});

const aggregateRating = { '@type': 'AggregateRating', ratingValue: 4.2, reviewCount: 11 };
const lamp = { '@type': 'Product', name: 'Orla Desk Lamp' };

/** What the product page says of the product. */
const read = async (html: string, productName = 'Orla Desk Lamp') => {
  const { url } = await openPages(({ pathname }) => (pathname === '/p/lamp' ? html : undefined));
  const productUrls = [new URL('/p/lamp', url).href];
  const { reviews, pages, failure } = await collectAll(
    productpage(platformUrls()),
    searchFor(productName, { productUrls }),
  );
  return {
    authors: reviews.map(({ author }) => author),
    ratings: reviews.map(({ rating }) => rating),
    titles: reviews.map(({ productTitle }) => productTitle),
    stated: pages[0]?.stated,
    failure,
  };
};

const stated = { rating: 4.2, count: 11 };

describe('JSON-LD', () => {
  test.each([
    [
      'references over several steps',
      page({
        '@graph': [
          { '@type': 'WebPage', mainEntity: { '@id': '#lamp' } },
          { ...lamp, '@id': '#lamp', review: { '@id': '#r' }, aggregateRating: { '@id': '#a' } },
          {
            '@id': '#r',
            '@type': 'Review',
            author: { '@id': '#ida' },
            reviewRating: { '@id': '#s' },
          },
          { '@id': '#ida', '@type': 'Person', name: 'Ida' },
          { '@id': '#s', '@type': 'Rating', ratingValue: 4 },
          { ...aggregateRating, '@id': '#a' },
        ],
      }),
    ],
    [
      'references across blocks',
      page(
        { '@id': '#a', ...aggregateRating },
        { '@id': '#s', '@type': 'Rating', ratingValue: 4 },
        { ...lamp, review: '#r', aggregateRating: '#a' },
        review('Ida', { '@id': '#r', reviewRating: { '@id': '#s' } }),
      ),
    ],
    [
      'nodes of one ID in several blocks',
      page(
        { ...lamp, '@id': '#lamp' },
        { '@type': 'Product', '@id': '/p/lamp#lamp', aggregateRating },
        { '@id': '#lamp', review: review('Ida', { reviewRating: { ratingValue: 4 } }) },
      ),
    ],
    [
      'the group of a variant',
      page(
        { ...lamp, isVariantOf: { '@id': '#g' } },
        {
          '@type': 'ProductGroup',
          '@id': '#g',
          name: 'Orla Lamps',
          aggregateRating,
          review: review('Ida', { reviewRating: { ratingValue: 4 } }),
        },
      ),
    ],
    [
      'the group that has the variant',
      page({
        '@type': 'ProductGroup',
        name: 'Orla',
        aggregateRating,
        review: review('Ida', { reviewRating: { ratingValue: 4 } }),
        hasVariant: [{ '@type': 'Product', name: 'Orla Floor Lamp', review: review('Max') }, lamp],
      }),
    ],
    [
      'the group with the ID of the group',
      page(
        { '@type': 'Product', name: lamp.name, inProductGroupWithID: 'g7' },
        {
          '@type': 'ProductGroup',
          name: 'Orla Lamps',
          productGroupID: 'g7',
          aggregateRating,
          review: review('Ida', { reviewRating: { ratingValue: 4 } }),
        },
      ),
    ],
    [
      'variants of the group',
      page({
        '@type': 'ProductGroup',
        name: 'Orla Desk Lamp',
        hasVariant: [
          {
            ...lamp,
            name: 'Orla Lamp red',
            aggregateRating,
            review: review('Ida', { reviewRating: { ratingValue: 4 } }),
          },
          { ...lamp, name: 'Orla Lamp blue', aggregateRating },
        ],
      }),
    ],
    [
      'a review and a rating of the only product',
      page(lamp, review('Ida', { reviewRating: { ratingValue: 4 } }), aggregateRating),
    ],
    [
      'a review of a reference, and a rating of an object without a name',
      page(
        { ...lamp, '@id': '#lamp' },
        review('Ida', { itemReviewed: { '@id': '#lamp' }, reviewRating: { ratingValue: 4 } }),
        { ...aggregateRating, itemReviewed: { '@type': 'Product' } },
      ),
    ],
    [
      'a review and a rating of a text',
      page(review('Ida', { itemReviewed: 'orla desk lamp', reviewRating: { ratingValue: 4 } }), {
        ...aggregateRating,
        itemReviewed: 'Orla Desk Lamp',
      }),
    ],
    [
      'a reverse property',
      page({
        ...lamp,
        '@reverse': {
          itemReviewed: [review('Ida', { reviewRating: { ratingValue: 4 } }), aggregateRating],
        },
      }),
    ],
    [
      'the page',
      page(lamp, {
        '@type': 'ItemPage',
        review: review('Ida', { reviewRating: { ratingValue: 4 } }),
        aggregateRating,
      }),
    ],
    [
      'an offer',
      page({
        ...lamp,
        offers: { aggregateRating, review: review('Ida', { reviewRating: { ratingValue: 4 } }) },
      }),
    ],
    [
      'other notations of types and properties',
      page({
        '@type': 'schema:product',
        id: 'x',
        'schema:name': lamp.name,
        'https://schema.org/aggregateRating': aggregateRating,
        Reviews: {
          '@type': 'http://schema.org/UserReview/',
          author: 'Ida',
          reviewRating: { RatingValue: '4' },
        },
      }),
    ],
    [
      'ratings of aspects beside the rating',
      page({
        ...lamp,
        aggregateRating: [
          { ...aggregateRating, ratingValue: 1, reviewAspect: 'Shade' },
          aggregateRating,
        ],
        review: review('Ida', {
          reviewRating: [
            { reviewAspect: 'Shade', ratingValue: 1 },
            { ratingValue: 4 },
            { reviewAspect: 'Foot', ratingValue: 2 },
          ],
        }),
      }),
    ],
  ])('a review and a rating are found through %s', async (_, html) => {
    expect(await read(html)).toMatchObject({ authors: ['Ida'], ratings: [4], stated });
  });

  test.each(['UserReview', 'CriticReview', 'EmployerReview', 'MediaReview', ['Thing', 'Review']])(
    'a %s is a review, within the product and on its own',
    async (type) => {
      const html = page(
        { ...lamp, review: review('Ida', { '@type': type }) },
        review('Max', { '@type': type, itemReviewed: lamp }),
      );
      expect(await read(html)).toMatchObject({ authors: ['Ida', 'Max'] });
    },
  );

  test.each([
    ...['DietarySupplement', 'Drug', 'ProductCollection', 'Car', 'IndividualProduct', 'vehicle'],
    ...['Book', 'Movie', 'Recipe', 'Course', 'Event', 'SoftwareApplication', 'MobileApplication'],
    ...['CreativeWork', 'VideoGame', 'Game', 'TVSeries', 'MusicAlbum', 'Service', 'LocalBusiness'],
    ...['Organization', 'Restaurant', 'Dentist'],
  ])('a %s that is asked for is read', async (type) => {
    const html = page({ ...lamp, '@type': type, review: review('Ida'), aggregateRating });
    expect(await read(html)).toMatchObject({ authors: ['Ida'], stated });
  });

  test('nodes that share an ID by mistake stay apart', async () => {
    const html = page(
      { '@type': 'Organization', '@id': '/', name: 'Orla', aggregateRating: { ratingValue: 1 } },
      { ...lamp, '@id': '/', aggregateRating },
      { '@type': 'Product', '@id': '/', name: 'Orla Floor Lamp', review: review('Max') },
    );
    expect(await read(html)).toMatchObject({ authors: [], stated });
  });

  test('blank nodes are known within their block only', async () => {
    const html = page(
      [lamp, { '@id': '_:a', '@type': 'Person', name: 'Max' }],
      { ...lamp, review: review('', { author: { '@id': '_:a' } }) },
      { '@id': '_:a', '@type': 'Person', name: 'Max' },
    );
    expect(await read(html)).toMatchObject({ authors: [null] });
  });

  test('an author may have the parts of a name', async () => {
    const author = { '@type': 'Person', givenName: 'Ida', familyName: 'Holm' };
    const html = page({ ...lamp, review: review('', { author }) });
    expect(await read(html)).toMatchObject({ authors: ['Ida Holm'] });
  });

  test('a rating of several aspects alone is none, and one of a single aspect counts', async () => {
    const taste = { reviewAspect: 'Shade', ratingValue: 2 };
    const html = page({
      ...lamp,
      review: [
        review('Ida', { reviewRating: [taste, { ...taste, reviewAspect: 'Foot' }] }),
        review('Max', { reviewRating: taste }),
      ],
    });
    expect(await read(html)).toMatchObject({ authors: ['Ida', 'Max'], ratings: [null, 2] });
  });
});

describe('microdata', () => {
  const scope = (type: string, content: string, attributes = '') =>
    `<div itemscope itemtype="https://schema.org/${type}" ${attributes}>${content}</div>`;
  const marked = scope('Product', `<h1 itemprop="name">${lamp.name}</h1>`);
  const text = '<p itemprop="reviewBody">Bright enough.</p><b itemprop="author">Ida</b>';
  const rating =
    '<b itemprop="ratingValue">4.2</b> of <b itemprop="reviewCount">11</b><meta itemprop="bestRating" content="5">';

  test.each([
    ['a property outside of the product', marked + scope('Review', text, 'itemprop="review"')],
    ['an item of its own', marked + scope('UserReview', text)],
    ['an item without a type', `${marked}<div itemscope itemprop="review">${text}</div>`],
    [
      'an item beside a product in JSON-LD',
      page(lamp) + scope('Review', text, 'itemprop="review"'),
    ],
    [
      'an item that names the product',
      scope('Review', `<meta itemprop="itemReviewed" content="Orla Desk Lamp">${text}`),
    ],
    [
      'an item that has the product',
      scope('Review', `${scope('Product', lamp.name, 'itemprop="itemReviewed"')}${text}`),
    ],
    [
      'an item with the name of the product',
      scope('Review', `<b itemprop="name">${lamp.name}</b>${text}`),
    ],
    [
      'an item below a heading with the product',
      `<h1>${lamp.name} 40 W</h1>${scope('Review', text)}`,
    ],
    [
      'a product without a name below such a heading',
      `<h1>${lamp.name}</h1>${scope('Product', scope('Review', text, 'itemprop="review"'))}`,
    ],
  ])('a review is found in %s', async (_, html) => {
    expect(await read(html)).toMatchObject({ authors: ['Ida'] });
  });

  test('a rating outside of the product is found', async () => {
    const html = marked + scope('AggregateRating', rating, 'itemprop="aggregateRating"');
    expect(await read(html)).toMatchObject({ stated });
  });

  test('reviews beside several products belong to the one in the title, or else to none', async () => {
    const other = scope('Product', '<b itemprop="name">Orla Desk Mat</b>');
    const html = marked + other + scope('Review', text);
    expect(await read(html)).toMatchObject({ authors: ['Ida'] });
    expect(await read(html.replaceAll('h1', 'b'))).toMatchObject({ authors: [] });
  });
});
