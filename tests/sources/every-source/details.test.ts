import { expect, test } from 'vitest';
import { fullOtherReviews } from '../../support/sources/every-source/full-other-reviews.ts';
import { fullPlatformReviews } from '../../support/sources/every-source/full-platform-reviews.ts';
import { fullStoreReviews } from '../../support/sources/every-source/full-store-reviews.ts';

const photo = (url: string, thumbnailUrl: string | null = null, caption: string | null = null) => ({
  type: 'PHOTO',
  url,
  thumbnailUrl,
  caption,
});

test('Bazaarvoice’s attachments, tags, aspects, and marks are read, but no slider', async () => {
  const { reviews, pages } = await fullStoreReviews.bazaarvoice();
  expect(pages[0]?.stated).toEqual({
    rating: expect.closeTo(4.56, 2),
    count: 9,
    histogram: [1, 0, 0, 0, 8],
  });
  expect(reviews).toMatchObject([
    {
      recommended: true,
      language: 'en',
      country: 'US',
      pros: ['Light', 'Small'],
      cons: ['Loud'],
      aspectRatings: [{ name: 'Value for money', rating: 4 }],
      verifiedPurchase: true,
      incentivized: true,
      unhelpfulVotes: 2,
      media: [
        photo('http://bv.test/1.jpg', 'http://bv.test/1s.jpg', 'Mine'),
        { type: 'VIDEO', url: 'http://video.test/v/1', thumbnailUrl: null, caption: null },
      ],
      replies: [{ author: 'Care', body: 'Thanks!', publishedAt: Date.UTC(2024, 4, 6) }],
      syndicatedFrom: 'maker.test',
      productDetails: { brand: 'Acme', gtin: '4006381333931', mpn: 'AK-1', sku: null },
    },
    { recommended: null, incentivized: false, verifiedPurchase: null, syndicatedFrom: null },
  ]);
});

test('Judge.me’s pictures, videos, and replies are read, and an empty reply is none', async () => {
  const { reviews, pages } = await fullStoreReviews.shopify();
  expect(pages[0]?.stated?.histogram).toEqual([1, 2, 3, 4, 5]);
  expect(reviews).toMatchObject([
    {
      platform: 'Judge.me',
      language: 'de',
      country: 'DE',
      incentivized: true,
      unhelpfulVotes: 9,
      syndicatedFrom: 'Shop',
      media: [
        photo('https://cdn.test/1.jpg?a=1&b=2', 'https://cdn.test/1s.jpg'),
        { type: 'VIDEO', url: 'https://cdn.test/v.mp4', thumbnailUrl: 'https://cdn.test/v.jpg' },
      ],
      replies: [{ author: null, body: 'The shop says thanks.', publishedAt: null }],
      productDetails: { brand: 'Acme' },
    },
    { incentivized: null, media: [], replies: [], language: null, syndicatedFrom: null },
  ]);
});

test('Yotpo’s entities are decoded once, replies and pictures are read, and deleted reviews are left out', async () => {
  const { reviews, pages } = await fullPlatformReviews.yotpo();
  expect(pages).toMatchObject([
    { expected: 3, dropped: 1, stated: { rating: 4.5, count: 5, histogram: [0, 0, 0, 1, 3] } },
  ]);
  expect(reviews).toMatchObject([
    {
      title: "It's fine",
      body: "I'd say &lt;3",
      verifiedPurchase: true,
      helpfulVotes: 2,
      unhelpfulVotes: 1,
      media: [photo('http://s3.test/1.jpg', 'http://s3.test/1s.jpg')],
      replies: [{ author: null, body: 'Thanks!', publishedAt: 1_714_720_765_734 }],
      productTitle: 'Acme Kettle',
    },
    { author: null, replies: [], media: [] },
  ]);
});

test('Okendo’s verified reviewers need not be buyers, and a range around a middle is no rating', async () => {
  const { reviews, pages } = await fullPlatformReviews.okendo();
  expect(pages[0]?.dropped).toBe(1);
  expect(reviews).toMatchObject([
    {
      aspectRatings: [{ name: 'Quality', rating: 5 }],
      recommended: true,
      language: 'de',
      country: 'AT',
      editedAt: Date.UTC(2024, 1, 1),
      verifiedPurchase: true,
      incentivized: true,
      media: [
        photo('https://oke.test/1.jpg', 'https://oke.test/1s.jpg'),
        { type: 'VIDEO', url: 'https://oke.test/2.mp4' },
      ],
      productDetails: {
        url: expect.stringContaining('//shop.test/products/kettle'),
        variant: [{ name: 'Variant', value: 'Sand / 1 l' }],
      },
    },
    { author: 'Ole', verifiedPurchase: null },
  ]);
});

test('Stamped’s HTML becomes text, and its photos and replies are read', async () => {
  const { reviews, pages } = await fullPlatformReviews.stamped();
  expect(pages[0]?.stated).toMatchObject({ rating: 4.5, count: 2 });
  expect(reviews).toMatchObject([
    {
      body: 'One & two\n\nThree',
      verifiedPurchase: true,
      helpfulVotes: 2,
      unhelpfulVotes: 1,
      media: [photo('https://cdn.test/1.jpg'), photo('https://cdn.test/2.jpg')],
      replies: [{ body: 'Thanks!' }],
    },
    { verifiedPurchase: false, replies: [], media: [] },
  ]);
});

test('PowerReviews’ histogram begins with one star, and pros, cons, and the bottom line are read', async () => {
  const { reviews, pages } = await fullPlatformReviews.powerreviews();
  expect(pages[0]?.stated).toEqual({ rating: 2.84, count: 62, histogram: [22, 13, 5, 8, 19] });
  expect(reviews).toMatchObject([
    {
      recommended: true,
      pros: ['Fast', 'Light'],
      cons: ['Loud'],
      editedAt: Date.UTC(2024, 1, 1),
      incentivized: true,
      media: [photo('https://pr.test/1.jpg', null, 'Mine'), { type: 'VIDEO' }],
      productDetails: { gtin: '4006381333931' },
    },
    { recommended: false, incentivized: null },
  ]);
});

test('structured data has notes, aspects, pictures, and answers by organizations', async () => {
  const { reviews } = await fullStoreReviews.productpage();
  expect(reviews).toMatchObject([
    {
      rating: 4,
      aspectRatings: [{ name: 'Design', rating: 4.5 }],
      pros: ['Fast', 'Light'],
      cons: ['Loud'],
      language: 'en',
      country: 'AT',
      editedAt: Date.UTC(2024, 1, 3),
      media: [
        photo(expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/photos\/1\.jpg\?a=1&b=2$/)),
        photo(expect.stringMatching(/\/photos\/2\.jpg$/), null, 'Mine'),
        { type: 'VIDEO', thumbnailUrl: expect.stringMatching(/\/videos\/1\.jpg$/) },
      ],
      replies: [{ author: 'Acme', body: 'Thanks!', publishedAt: Date.UTC(2024, 0, 3) }],
      productDetails: {
        brand: 'Acme',
        gtin: '4006381333931',
        mpn: 'AK-1',
        sku: '265',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/kettle$/),
        variant: [
          { name: 'Color', value: 'Sand' },
          { name: 'Size', value: '1 l' },
        ],
      },
    },
  ]);
});

test('Reddit’s galleries, pictures, videos, and edits are read', async () => {
  const { reviews } = await fullOtherReviews.reddit();
  expect(reviews).toMatchObject([
    {
      editedAt: 1_800_000_000_000,
      media: [
        photo('https://preview.redd.it/m1.jpg?a=1&b=2', 'https://preview.redd.it/m1s.jpg', 'Mine'),
        photo('https://i.redd.it/1.jpg'),
        { type: 'VIDEO', url: 'https://v.redd.it/1/DASH_720.mp4' },
      ],
    },
    { editedAt: null, media: [] },
  ]);
});

test('the author’s pictures in a post are read, but no emoji and nobody else’s', async () => {
  const { reviews: discourse } = await fullOtherReviews.discourse();
  expect(discourse).toMatchObject([
    {
      editedAt: Date.UTC(2024, 5, 1),
      media: [
        photo(
          expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/uploads\/1\.jpeg$/),
          expect.stringMatching(/\/uploads\/1_690\.jpeg$/),
          'On my desk',
        ),
      ],
    },
    { editedAt: null, media: [] },
  ]);
  const { reviews: lemmy } = await fullOtherReviews.lemmy();
  expect(lemmy).toMatchObject([
    { media: [photo('https://home.test/pictrs/1.webp', 'https://home.test/pictrs/1s.webp')] },
    { media: [photo('https://home.test/pictrs/2.png', null, 'on my desk')], editedAt: null },
  ]);
  const { reviews: stackexchange } = await fullOtherReviews.stackexchange();
  expect(stackexchange).toMatchObject([{ media: [photo('https://i.stack.test/1.png')] }]);
});

test('Google’s sources name the sites, stars, and numbers that they know', async () => {
  const { reviews, pages } = await fullOtherReviews.serpapi();
  expect(pages[0]?.stated?.histogram).toEqual([1, 0, 0, 0, 8]);
  expect(reviews).toMatchObject([
    { syndicatedFrom: 'shop.test', media: [photo('https://google.test/1.jpg')] },
    { author: 'Ole', syndicatedFrom: 'maker.test', media: [] },
  ]);
  const { reviews: fed } = await fullOtherReviews.productfeed();
  expect(fed).toMatchObject([
    {
      incentivized: true,
      language: 'de',
      country: 'AT',
      pros: ['Fast', 'Light'],
      cons: ['Loud'],
      media: [photo('https://shop.test/1.jpg')],
      productDetails: { gtin: '04006381333931', mpn: 'AK-1', sku: '17', brand: 'Acme' },
    },
  ]);
});
