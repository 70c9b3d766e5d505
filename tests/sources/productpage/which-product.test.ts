import { describe, expect, test } from 'vitest';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { openPages } from '../../support/sources/site.ts';

const block = (json: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(json)}</script>`;

const review = (author: string, fields: object = {}) => ({
  '@type': 'Review',
  author: { '@type': 'Person', name: author },
  reviewRating: { ratingValue: 4 },
  reviewBody: `Holds its charge for days, says ${author}.`,
  datePublished: '2024-05-03',
  ...fields,
});

const product = (name: string, author: string | undefined, fields: object = {}) => ({
  '@type': 'Product',
  name,
  ...(author === undefined ? {} : { review: review(author) }),
  ...fields,
});

const rated = (ratingValue: number, reviewCount: number) => ({
  aggregateRating: { '@type': 'AggregateRating', ratingValue, reviewCount },
});

const marked = (name: string, author: string, fields = '') =>
  `<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">${name}</b>
    <div itemprop="review" itemscope itemtype="https://schema.org/Review">
      <b itemprop="author">${author}</b>
      <p itemprop="reviewBody">Holds its charge for days, says ${author}.</p>${fields}
    </div></div>`;

const read = async (html: string, productName = 'Vexa Trimmer') => {
  const { url } = await openPages(({ pathname }) => (pathname === '/' ? html : undefined));
  const search = searchFor(productName, { productUrls: [url.href] });
  const { reviews, pages, failure } = await collectAll(productpage(platformUrls()), search);
  return {
    authors: reviews.map(({ author }) => author),
    bodies: reviews.map(({ body }) => body),
    stated: pages[0]?.stated,
    failure,
  };
};

describe('related products do not count', () => {
  const main = block(product('Vexa Trimmer', 'Ida', rated(4.5, 40)));
  const set = product('Vexa Trimmer with travel bag', 'Max', rated(2, 3));

  test.each([
    ['in a list', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: set }] }],
    ['as related', { '@type': 'Product', name: 'Comb', isRelatedTo: [set] }],
    ['on its own', set],
  ])('%s', async (_, related) => {
    for (const html of [block(related) + main, main + block(related)]) {
      expect(await read(html)).toMatchObject({
        authors: ['Ida'],
        stated: { rating: 4.5, count: 40 },
      });
    }
  });

  test.each([
    '<aside>*</aside>',
    '<div class="products related">*</div>',
    '<ul id="upsell-products"><li>*</li></ul>',
    '<div class="product-miniature">*</div>',
    '<section class="recently-viewed">*</section>',
  ])('in microdata within %s', async (section) => {
    const related = section.replace('*', marked('Vexa Trimmer with travel bag', 'Max'));
    expect(await read(related + main)).toMatchObject({ authors: ['Ida'] });
    expect(await read(related + marked('Vexa Trimmer', 'Ida'))).toMatchObject({ authors: ['Ida'] });
  });

  test('of those that match, the one that the page is about is read', async () => {
    const [long, other] = ['Vexa Trimmer 300 black', 'Vexa Trimmer 300 white'].map((name, index) =>
      product(name, ['Ida', 'Max'][index]),
    );
    const about = block({ '@type': 'WebPage', mainEntity: long });
    expect(await read(block(other) + about)).toMatchObject({ authors: ['Ida'] });
    const titled = `<title>Shop</title><h1>Vexa Trimmer 300 Black</h1>${block([other, long])}`;
    expect(await read(titled)).toMatchObject({ authors: ['Ida'] });
    expect(await read(block([other, long]))).toMatchObject({ authors: ['Max', 'Ida'] });
  });

  test.each(['<h1>Vexa Trimmer</h1>', '<meta property="og:title" content="Vexa Trimmer | Shop">'])(
    'on a page about the product, which is not marked: %s',
    async (title) => {
      const type = '<meta property="og:type" content="product">';
      for (const other of [marked('Vexa Shaver', 'Max'), block(product('Vexa Shaver', 'Max'))]) {
        const { authors } = await read(type + title + other);
        expect(authors).toEqual([]);
      }
      expect(
        await read(`${type + title}<aside>${marked('Vexa Shaver', 'Max')}</aside>`),
      ).toMatchObject({ authors: [], failure: undefined });
    },
  );

  test('on a page of many products, the one asked for is read', async () => {
    const list = ['Vexa Shaver', 'Vexa Trimmer', 'Vexa Trimmer with travel bag'].map((name) => ({
      '@type': 'ListItem',
      item: product(name, `Buyer of ${name}`),
    }));
    expect(await read(block({ '@type': 'ItemList', itemListElement: list }))).toMatchObject({
      authors: ['Buyer of Vexa Trimmer'],
    });
  });
});

describe('other things are read only on a page without products', () => {
  test.each(['Recipe', 'Organization', 'SoftwareApplication'])('%s', async (type) => {
    const other = block(product('Vexa Trimmer', 'Max', { '@type': type }));
    expect(await read(other + block(product('Vexa Trimmer', 'Ida')))).toMatchObject({
      authors: ['Ida'],
    });
    const { authors } = await read(other + block(product('Garden Chair', 'Ida')));
    expect(authors).toEqual([]);
  });

  test('a thing with a shorter name is read if the title has both names', async () => {
    const book = block(product('Night Trains', 'Ida', { '@type': 'Book' }));
    const titled = `<h1>Night Trains by R. Holm, paperback</h1>${book}`;
    expect(await read(titled, 'Night Trains Holm paperback')).toMatchObject({ authors: ['Ida'] });
    const { authors } = await read(book, 'Night Trains Holm paperback');
    expect(authors).toEqual([]);
  });

  test('an organization that is asked for is read, also below its name', async () => {
    const store = block(product('Vexa Store', 'Ida', { '@type': 'Store' }));
    expect(await read(`<h1>Vexa Store</h1>${store}`, 'Vexa Store')).toMatchObject({
      authors: ['Ida'],
    });
  });

  test('a shop of a similar name is not the product', async () => {
    const shop = { '@type': 'Store', ...rated(4.9, 2000), review: review('Max') };
    for (const name of ['Vexa', 'Vexa Trimmer Store']) {
      const { authors, failure } = await read(block({ ...shop, name }));
      expect(authors).toEqual([]);
      expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE' });
    }
  });
});

describe('reviews that nobody wrote are dropped', () => {
  const brand = { brand: { '@type': 'Brand', name: 'Vexa' } };
  const organization = { '@type': 'Organization', name: 'Some Shop' };
  test.each([
    ['by the brand', { ...brand, review: review('Vexa') }],
    ['by the brand, a text', { brand: 'Vexa', review: review('', { author: 'VEXA' }) }],
    ['by the manufacturer', { manufacturer: organization, review: review('Some Shop') }],
    ['by the seller', { offers: { seller: organization }, review: review('some shop') }],
    [
      'by an organization without a text',
      { review: review('', { author: organization, reviewBody: '' }) },
    ],
    ['with blanks for an author', { review: review('{{ review.author }}') }],
    ['with blanks for a text', { review: review('Ida', { reviewBody: '<%= body %>' }) }],
  ])('%s', async (_, fields) => {
    expect(await read(block(product('Vexa Trimmer', undefined, fields)))).toMatchObject({
      authors: [],
      failure: undefined,
    });
  });

  test('a magazine that has a text is heard', async () => {
    const magazine = review('', { author: { '@type': 'Organization', name: 'Shaving Weekly' } });
    const fields = { ...brand, review: magazine };
    expect(await read(block(product('Vexa Trimmer', undefined, fields)))).toMatchObject({
      authors: ['Shaving Weekly'],
    });
  });
});

describe('what is stated', () => {
  test('of different products of one name counts together, and equal statements once', async () => {
    const variant = (sku: string, fields: object) =>
      product('Vexa Trimmer', undefined, { sku, ...fields });
    const different = block([variant('1', rated(5, 10)), variant('2', rated(3, 30))]);
    expect(await read(different)).toMatchObject({ stated: { rating: 3.5, count: 40 } });
    const equal = block([variant('1', rated(5, 10)), variant('2', rated(5, 10))]);
    expect(await read(equal)).toMatchObject({ stated: { rating: 5, count: 10 } });
  });

  test('of one product twice counts once', async () => {
    const html = [rated(4.5, 40), rated(4.6, 41)].map((fields) =>
      block(product('Vexa Trimmer', undefined, { sku: '1', ...fields })),
    );
    expect(await read(html.join(''))).toMatchObject({ stated: { rating: 4.5, count: 40 } });
  });
});

describe('a review in both notations is one', () => {
  const rating = (value: number) =>
    `<i itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"><i itemprop="ratingValue">${value}</i></i>`;
  const inJson = (fields: object = {}) =>
    block(product('Vexa Trimmer', undefined, { review: review('Ida', fields) }));

  test.each([
    ['the product has another name', marked('Vexa Trimmer (black)', 'Ida', rating(4))],
    [
      'the day differs',
      marked('Vexa Trimmer', 'Ida', `${rating(4)}<time itemprop="datePublished">2024-05-04</time>`),
    ],
    ['it has no rating', marked('Vexa Trimmer', 'Ida')],
    [
      'the case of the author differs',
      marked('Vexa Trimmer', 'IDA', rating(4)).replace('says IDA', 'says Ida'),
    ],
    ['it belongs to nothing', `<div>${marked('', 'Ida', rating(4)).replace(/^.*<\/b>/, '')}`],
  ])('%s', async (_, html) => {
    expect(await read(inJson() + html)).toMatchObject({ authors: ['Ida'] });
  });

  test('the longer text is kept', async () => {
    const start =
      'I have used it every day for a year, and its blades are as sharp as on the first, unlike others';
    const html =
      inJson({ reviewBody: `${start}, I must…` }) +
      marked('Vexa Trimmer', 'Ida').replace(/Holds[^<]*/, `${start}, I must say.`);
    expect(await read(html)).toMatchObject({ bodies: [`${start}, I must say.`] });
  });

  test('people who say the same are not', async () => {
    const short = (author: string, fields: object = {}) =>
      review(author, { reviewBody: 'Good', ...fields });
    const lists = [
      short('Anonymous'),
      short('Anonymous'),
      short('Anonymous', { reviewRating: { ratingValue: 1 } }),
      short('Anonymous', { datePublished: '2024-06-01' }),
      review('Anonymous'),
      review('Anonymous', { reviewRating: { ratingValue: 1 } }),
      review('Anonymous', { datePublished: '2024-06-01T10:00:00Z' }),
      review('Anonymous', { datePublished: '2024-06-01T10:00:00Z' }),
    ];
    const once = block(product('Vexa Trimmer', undefined, { review: lists }));
    expect((await read(once)).authors).toHaveLength(7);
    expect((await read(once + once)).authors).toHaveLength(7);
  });
});
