import { expect, onTestFinished, test } from 'vitest';
import { bazaarvoiceSite } from '../../demo/sites/bazaarvoice.ts';
import { serveSite } from '../../demo/sites/serve-site.ts';
import { bazaarvoice, bazaarvoiceSettings } from '../../worker/sources/bazaarvoice.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { collectAll, collectInterrupted, searchFor } from './collecting.ts';
import { openPages, openSite } from './site.ts';

const key = 'hush-hush-1';
const otherKey = 'hush-hush-2';

interface Kept {
  readonly products: readonly unknown[];
  /** Reviews by the ID of the product that they are asked for. */
  readonly reviews?: Readonly<Record<string, readonly unknown[]>>;
  /** What reviews refer to, by ID. */
  readonly included?: Readonly<Record<string, unknown>>;
}

/** Answers each passkey out of what it keeps, at most `Limit` at once. */
const openService = (retailers: Readonly<Record<string, Kept | { readonly errors: object[] }>>) =>
  openPages(({ pathname, searchParams }) => {
    const kept = retailers[searchParams.get('passkey') ?? ''];
    if (kept === undefined || searchParams.get('apiversion') !== '5.4') return undefined;
    if ('errors' in kept) return failed(kept.errors);
    if (pathname.endsWith('/products.json')) return listed(kept.products, searchParams);
    const product = /^ProductId:(.*)$/.exec(searchParams.get('Filter') ?? '')?.[1] ?? '';
    const reviews = kept.reviews?.[product] ?? [];
    return { ...listed(reviews, searchParams), Includes: { Products: kept.included ?? {} } };
  });

const listed = (all: readonly unknown[], query: URLSearchParams) => {
  const [limit, offset] = [Number(query.get('Limit')), Number(query.get('Offset') ?? 0)];
  return {
    HasErrors: false,
    Errors: [],
    Includes: {},
    TotalResults: all.length,
    Limit: limit,
    Offset: offset,
    Results: all.slice(offset, offset + limit),
  };
};

const failed = (errors: readonly object[]) => ({
  HasErrors: true,
  Errors: errors,
  Results: [],
  Includes: {},
  TotalResults: null,
  Limit: null,
  Offset: null,
});

const product = (id: string, name: string, fields: object = {}) => ({
  Id: id,
  Name: name,
  Brand: { Id: 'b', Name: 'Acme' },
  UPCs: [],
  EANs: [],
  ProductPageUrl: `https://shop.test/${id}`,
  ReviewStatistics: { AverageOverallRating: 4.5, OverallRatingRange: 5, TotalReviewCount: 2 },
  ...fields,
});

const review = (id: string, fields: object = {}) => ({
  Id: id,
  ProductId: 'k1',
  Rating: 4,
  RatingRange: 5,
  UserNickname: 'Ida',
  Title: `Title ${id}`,
  ReviewText: `Text of ${id}, good &amp; hot.`,
  SubmissionTime: '2023-04-05T13:40:37.000+02:00',
  IsRatingsOnly: false,
  IsRecommended: null,
  IsSyndicated: false,
  TotalPositiveFeedbackCount: 3,
  BadgesOrder: [],
  ...fields,
});

const many = (count: number) => Array.from({ length: count }, (_, at) => review(`r${at}`));

const source = (url: URL, pairs = `Shop A:${key}`) =>
  bazaarvoice(
    bazaarvoiceSettings.parse({ BAZAARVOICE_PASSKEYS: pairs, BAZAARVOICE_URL: url.href }),
  );

test('reviews of the fitting product are read', async () => {
  const { url, requests } = await openService({
    [key]: {
      products: [product('c1', 'Case for Acme Kettle'), product('k1', 'Acme Kettle'), { Id: 5 }],
      reviews: {
        k1: [review('1'), review('2', { BadgesOrder: ['top10', 'verifiedPurchaser'] }), 'nonsense'],
      },
      included: { k1: product('k1', 'Acme Kettle') },
    },
  });
  const { pages, failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([{ dropped: 1, expected: 2, stated: { rating: 4.5, count: 2 } }]);
  expect(pages[0]?.reviews[0]).toEqual({
    sourceId: '1',
    author: 'Ida',
    title: 'Title 1',
    body: 'Text of 1, good & hot.',
    rating: 4,
    url: 'https://shop.test/k1',
    publishedAt: Date.UTC(2023, 3, 5, 11, 40, 37),
    verifiedPurchase: null,
    helpfulVotes: 3,
    productTitle: 'Acme Kettle',
  });
  expect(pages[0]?.reviews[1]?.verifiedPurchase).toBe(true);
  expect(requests.map(({ pathname }) => pathname)).toEqual([
    '/data/products.json',
    '/data/reviews.json',
  ]);
  expect(Object.fromEntries(requests[1]?.searchParams ?? [])).toEqual({
    apiversion: '5.4',
    passkey: key,
    Filter: 'ProductId:k1',
    Include: 'Products',
    Stats: 'Reviews',
    Sort: 'SubmissionTime:desc',
    Limit: '100',
    Offset: '0',
  });
});

test('stars alone are a review, nothing at all is none, and a scale of its own is carried to five', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: {
        k1: [
          review('1', { Title: null, ReviewText: null, IsRatingsOnly: true }),
          review('2', { Title: null, ReviewText: null, Rating: null }),
          review('3', { Rating: 10, RatingRange: 10 }),
          review('4', { Rating: null, BadgesOrder: null, TotalPositiveFeedbackCount: null }),
        ],
      },
    },
  });
  const { pages, reviews } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(pages[0]?.dropped).toBe(1);
  expect(reviews).toMatchObject([
    { sourceId: '1', title: null, body: '', rating: 4 },
    { sourceId: '3', rating: 5 },
    { sourceId: '4', rating: null, helpfulVotes: null, verifiedPurchase: null },
  ]);
});

test.each([
  ['a maker that stands apart from the name', 'Acme Kettle', product('k1', 'Kettle')],
  ['an EAN', '4006381333931', product('k1', 'Something', { EANs: ['4006381333931'] })],
  ['a UPC', 'Kettle 036000291452', product('k1', 'Something', { UPCs: ['036000291452'] })],
])('%s is matched', async (_, asked, found) => {
  const { url } = await openService({ [key]: { products: [found], reviews: { k1: many(1) } } });
  expect((await collectAll(source(url), searchFor(asked))).reviews).toHaveLength(1);
});

test.each(['Filter for Kettle', 'Kettle Pro', 'Kettle Case', 'Toaster'])(
  'the %s of the same maker is another product',
  async (name) => {
    const { url } = await openService({
      [key]: { products: [product('k1', name)], reviews: { k1: many(1) } },
    });
    expect((await collectAll(source(url), searchFor('Acme Kettle'))).pages).toEqual([]);
  },
);

test('of many products the three that fit best and have reviews are read, the best states its mean', async () => {
  const none = { ReviewStatistics: { AverageOverallRating: null, TotalReviewCount: 0 } };
  const { url, requests } = await openService({
    [key]: {
      products: [
        product('k5', 'Acme Kettle in red with a bow'),
        product('k4', 'Acme Kettle'),
        product('k0', 'Acme Kettle', none),
        product('k3', 'Acme Kettle, blue', { ReviewStatistics: null }),
        product('k2', 'Acme Kettle', {
          ReviewStatistics: {
            AverageOverallRating: null,
            TotalReviewCount: 4,
            RatingDistribution: [
              { RatingValue: 1, Count: 1 },
              { RatingValue: 5, Count: 3 },
            ],
          },
        }),
      ],
      reviews: { k2: many(1), k3: many(1), k4: many(1), k5: many(1) },
    },
  });
  const { pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(requests.slice(1).map(({ searchParams }) => searchParams.get('Filter'))).toEqual([
    'ProductId:k2',
    'ProductId:k4',
    'ProductId:k3',
  ]);
  expect(pages.map(({ stated }) => stated)).toEqual(pages.map(() => ({ rating: 4, count: 4 })));
});

test('reviews of another product of the family are dropped', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: {
        k1: [review('1'), review('2', { ProductId: 'p1' }), review('3', { ProductId: 'k2' })],
      },
      included: {
        p1: product('p1', 'Acme Kettle Pro'),
        k2: product('k2', 'Acme Kettle, blue'),
        broken: { Id: 'broken' },
      },
    },
  });
  const { pages } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(pages).toMatchObject([
    {
      dropped: 1,
      reviews: [
        { sourceId: '1', productTitle: 'Acme Kettle' },
        { sourceId: '3', productTitle: 'Acme Kettle, blue', url: 'https://shop.test/k2' },
      ],
    },
  ]);
});

test('a syndicated review has the same ID at each retailer', async () => {
  const shared = review('s', { IsSyndicated: true, SyndicationSource: { Name: 'maker.test' } });
  const kept = { products: [product('k1', 'Acme Kettle')], reviews: { k1: [shared] } };
  const { url } = await openService({ [key]: kept, [otherKey]: kept });
  const { reviews } = await collectAll(
    source(url, `Shop A:${key}, Shop B:${otherKey}`),
    searchFor('Acme Kettle'),
  );
  expect(reviews.map(({ sourceId }) => sourceId)).toEqual(['s', 's']);
});

test('an attempt interrupted behind any page loses nothing', async () => {
  const { url } = await openService({
    [key]: {
      products: [product('k1', 'Acme Kettle'), product('k2', 'Acme Kettle, blue')],
      reviews: { k1: many(230), k2: many(120).map((one) => ({ ...one, Id: `blue ${one.Id}` })) },
    },
    [otherKey]: {
      products: [product('k1', 'Acme Kettle')],
      reviews: { k1: many(150).map((one) => ({ ...one, Id: `other ${one.Id}` })) },
    },
  });
  const shops = source(url, `Shop A:${key},Shop B:${otherKey}`);
  const reviews = await collectInterrupted(shops, searchFor('Acme Kettle'));
  expect(new Set(reviews.map(({ sourceId }) => sourceId)).size).toBe(500);
  expect(reviews).toEqual((await collectAll(shops, searchFor('Acme Kettle'))).reviews);
});

test('a review that is taken down or written between two pages moves none past the reader', async () => {
  let reviews: readonly unknown[] = many(300);
  const { url } = await openPages(({ pathname, searchParams }) => {
    if (pathname.endsWith('/products.json')) {
      return listed([product('k1', 'Acme Kettle')], searchParams);
    }
    const page = listed(reviews, searchParams);
    reviews = searchParams.get('Offset') === '0' ? reviews.slice(3) : [review('new'), ...reviews];
    return page;
  });
  const found = await collectAll(source(url), searchFor('Acme Kettle'));
  const ids = new Set(found.reviews.map(({ sourceId }) => sourceId));
  expect([...many(300)].filter(({ Id: id }) => !ids.has(id))).toEqual([]);
});

test.each([
  [
    'ERROR_PARAM_INVALID_API_KEY',
    'SOURCE_UNAUTHORIZED',
    'passkey of Shop A. Check BAZAARVOICE_PASSKEYS',
  ],
  ['ERROR_ACCESS_DENIED', 'SOURCE_UNAUTHORIZED', 'BAZAARVOICE_PASSKEYS'],
  ['ERROR_REQUEST_LIMIT_REACHED', 'SOURCE_RATE_LIMITED', 'Shop A'],
  ['ERROR_PARAM_INVALID_LIMIT', 'SOURCE_BAD_RESPONSE', 'ERROR_PARAM_INVALID_LIMIT'],
  ['ERROR_UNKNOWN', 'SOURCE_BAD_RESPONSE', 'ERROR_UNKNOWN'],
])('%s with status 200 is a failure, told without the passkey', async (code, means, says) => {
  const errors = [
    { Code: code, Message: `Not with ${key}.` },
    { Code: 'ERROR_400', Message: 'Error in request' },
  ];
  const { url } = await openService({ [key]: { errors } });
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure?.code).toBe(means);
  expect(failure?.message).toContain(says);
  expect(failure?.message).not.toContain(key);
});

test('an error that does not say why, and a status of refusal, are failures too', async () => {
  for (const errors of [null, [], ['nonsense'], 'nonsense']) {
    const silent = await openPages(() => ({ HasErrors: true, Errors: errors, Results: [] }));
    expect((await collectAll(source(silent.url), searchFor('Kettle'))).failure).toMatchObject({
      code: 'SOURCE_BAD_RESPONSE',
      message: expect.stringContaining('does not say why'),
    });
  }
  const refusing = await openSite((_, __, response) => response.writeHead(403).end('{}'));
  expect((await collectAll(source(refusing.url), searchFor('Kettle'))).failure).toMatchObject({
    code: 'SOURCE_UNAUTHORIZED',
    message: expect.stringContaining('BAZAARVOICE_PASSKEYS'),
  });
});

test('one retailer that fails costs only itself', async () => {
  const { url } = await openService({
    [key]: {
      errors: [{ Code: 'ERROR_PARAM_INVALID_API_KEY', Message: 'The passKey is invalid.' }],
    },
    [otherKey]: { products: [product('k1', 'Acme Kettle')], reviews: { k1: many(1) } },
  });
  const { pages, failure } = await collectAll(
    source(url, `Shop A:${key},Shop B:${otherKey}`),
    searchFor('Acme Kettle'),
  );
  expect(failure).toBeUndefined();
  expect(pages).toMatchObject([
    { reviews: [{ sourceId: 'r0' }], failures: [{ code: 'SOURCE_UNAUTHORIZED' }] },
  ]);
  expect(pages[0]?.failures?.[0]?.message).toMatch(/^Retailer Shop A of BAZAARVOICE_PASSKEYS: /);
});

test('an answer of another form is a bad response', async () => {
  const { url } = await openPages(() => ({ HasErrors: false, Results: 'none' }));
  const { failure } = await collectAll(source(url), searchFor('Acme Kettle'));
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
});

test.each([
  ['hidden123', 'entry 1 must be name:passkey', 'hidden123'],
  ['Shop A:hidden1,Shop B:', 'entry 2 must be name:passkey', 'hidden1'],
  [':hidden123', 'entry 1 must be name:passkey', 'hidden123'],
  ['Shop A:hid den', 'entry 1 must be name:passkey', 'hid den'],
  [' , ', 'one name:passkey at least', ','.repeat(9)],
  ['Shop A:hidden1,Shop A:hidden2', 'each retailer once', 'hidden'],
])('BAZAARVOICE_PASSKEYS %j is refused without being shown', (held, says, secret) => {
  const making = () => configuredSources({ BAZAARVOICE_PASSKEYS: held });
  expect(making).toThrow(says);
  expect(making).not.toThrow(secret);
});

test('pairs may have blanks around them, and a passkey may hold a colon', () => {
  expect(
    bazaarvoiceSettings.parse({
      BAZAARVOICE_PASSKEYS: ' Shop A : k:1 , Haus & Werk:k2,',
      BAZAARVOICE_URL: 'https://bv.test',
    }).BAZAARVOICE_PASSKEYS,
  ).toEqual([
    { name: 'Shop A', passkey: 'k:1' },
    { name: 'Haus & Werk', passkey: 'k2' },
  ]);
});

test('the demo’s retailers are read wholly, and share what the maker’s reviews are', async () => {
  const site = bazaarvoiceSite([
    { name: 'Shop A', passkey: key, reviews: [120, 130] },
    { name: 'Shop B', passkey: otherKey, reviews: [20, 30] },
  ]);
  const served = await serveSite(site, 0);
  onTestFinished(() => served.close());
  const { reviews, pages, failure } = await collectAll(
    source(new URL(served.origin), `Shop A:${key},Shop B:${otherKey}`),
    searchFor('Halden Arc 2 Headphones'),
  );
  expect(failure).toBeUndefined();
  const ids = new Set(reviews.map(({ sourceId }) => sourceId));
  // Five of each page come again on the next, and four of the maker's at the second retailer.
  expect(ids.size).toBe(reviews.length - 5 - 4);
  expect(pages.at(-1)?.stated?.count).toBe(ids.size + 4);
  expect(new Set(reviews.map(({ productTitle }) => productTitle))).toEqual(
    new Set(['Halden Arc 2 Headphones']),
  );
  expect(reviews.filter(({ body }) => body === '').length).toBeGreaterThan(5);

  const { failure: refused } = await collectAll(
    source(new URL(served.origin), 'Shop C:nobody'),
    searchFor('Halden Arc 2 Headphones'),
  );
  expect(refused?.code).toBe('SOURCE_UNAUTHORIZED');
});
