import { expect, test } from 'vitest';
import { toFoundReview } from '../../../worker/parsing/found-review.ts';
import { countryOfLocale, parseCountry, parseLanguage } from '../../../worker/parsing/locale.ts';
import {
  detailLimits,
  type RawDetails,
  toReviewDetails,
} from '../../../worker/parsing/review-details.ts';
import { starHistogram } from '../../../worker/parsing/star-histogram.ts';
import { maxUrlLength, webUrl } from '../../../worker/parsing/web-url.ts';
import { noReviewDetails } from '../../support/contract/samples.ts';

const detailsOf = (raw: RawDetails, publishedAt: number | null = null) =>
  toReviewDetails(raw, publishedAt);

test('what a source does not have is null or empty', () => {
  expect(detailsOf({})).toEqual(noReviewDetails);
  const blank = [null, ' ', '<br>', undefined];
  expect(
    detailsOf({
      pros: blank,
      cons: blank,
      language: '',
      country: ' ',
      syndicatedFrom: '<b></b>',
      media: blank.map((url) => ({ type: 'PHOTO', url })),
      replies: blank.map((body) => ({ author: 'Shop', body })),
      aspectRatings: [
        { name: ' ', rating: 4 },
        { name: 'Comfort', rating: null },
      ],
      product: { brand: ' ', gtin: 'none', url: 'see page', variant: [{ name: '', value: 'x' }] },
    }),
  ).toEqual(noReviewDetails);
});

test('texts become plain, and repeated points and media count once', () => {
  const photo = { type: 'PHOTO', url: '//cdn.shop.test/1.jpg', caption: 'On &amp; off' } as const;
  expect(
    detailsOf({
      pros: ['Light &amp; small', ' light', 'Light &amp; small'],
      media: [photo, { ...photo, url: 'https://cdn.shop.test/1.jpg' }],
      replies: [{ author: '<b>Shop</b>', body: '<p>Thanks!</p><p>Ida</p>', publishedAt: 5 }],
      product: { brand: 'Acme &amp; Co', gtin: '4006381-333931', variant: [] },
    }),
  ).toMatchObject({
    pros: ['Light & small', 'light'],
    media: [
      {
        type: 'PHOTO',
        url: 'https://cdn.shop.test/1.jpg',
        thumbnailUrl: null,
        caption: 'On & off',
      },
    ],
    replies: [{ author: 'Shop', body: 'Thanks!\n\nIda', publishedAt: 5 }],
    productDetails: { brand: 'Acme & Co', gtin: '4006381333931', url: null },
  });
});

test.each([
  ['javascript:alert(1)', null],
  ['data:image/png;base64,AAAA', null],
  ['file:///etc/passwd', null],
  ['https://ida:secret@shop.test/1.jpg', null],
  ['/1.jpg', null],
  [' HTTPS://Shop.test/1.jpg', 'https://shop.test/1.jpg'],
])('%j becomes the URL %j', (text, url) => {
  expect(webUrl(text)).toEqual(url);
  expect(toFoundReview({ rating: 4, url: text })?.url).toEqual(url);
});

test('a URL has at most 2,000 characters, also once it is escaped', () => {
  const longest = `https://shop.test/${'a'.repeat(maxUrlLength - 18)}`;
  expect(webUrl(longest)).toBe(longest);
  expect(webUrl(`${longest}a`)).toBeNull();
  expect(webUrl(`https://shop.test/${'é'.repeat(1000)}`)).toBeNull();
});

test('a relative URL is relative to the page', () => {
  expect(webUrl('../1.jpg', 'https://shop.test/p/kettle')).toBe('https://shop.test/1.jpg');
  expect(webUrl('//cdn.test/1.jpg', 'http://shop.test/')).toBe('http://cdn.test/1.jpg');
});

test('each list has as many items as are allowed, and each text as many characters', () => {
  const many = <Item>(item: (at: number) => Item) =>
    Array.from({ length: 200 }, (_, at) => item(at));
  const point = detailsOf({ pros: ['a'.repeat(detailLimits.line), 'b'.repeat(1000)] });
  expect(point.pros.map(({ length }) => length)).toEqual([detailLimits.line, detailLimits.line]);
  expect(point.pros[1]?.at(-1)).toBe('…');
  expect(detailsOf({ pros: many(String), cons: many(String) })).toMatchObject({
    pros: { length: detailLimits.points },
    cons: { length: detailLimits.points },
  });
  const reply = { body: 'c'.repeat(20_000) };
  expect(detailsOf({ replies: [reply] }).replies[0]?.body).toHaveLength(detailLimits.reply);
  expect(
    detailsOf({
      media: many((at) => ({ type: 'VIDEO', url: `https://shop.test/${at}` })),
      aspectRatings: many((at) => ({ name: `Aspect ${at}`, rating: 4 })),
      replies: many((at) => ({ body: `Thanks ${at}` })),
    }),
  ).toMatchObject({
    media: { length: detailLimits.media },
    aspectRatings: { length: detailLimits.aspectRatings },
    replies: { length: detailLimits.replies },
  });
});

test('all details of a review together have at most as many characters as a text', () => {
  const long = 'd'.repeat(300);
  const list = Array.from({ length: 100 }, (_, at) => `${at}${long}`);
  const details = detailsOf({
    pros: list,
    cons: list,
    media: list.map((name) => ({ type: 'PHOTO', url: `https://shop.test/${name}` })),
    replies: list.map((body) => ({ body: body.repeat(20) })),
    aspectRatings: list.map((name) => ({ name, rating: 3 })),
    product: { brand: long, mpn: long, sku: long, url: `https://shop.test/${long}` },
  });
  expect(details.productDetails?.brand).toHaveLength(300);
  expect(details.aspectRatings).not.toEqual([]);
  expect(JSON.stringify(details).length).toBeLessThan(detailLimits.total + 1000);
});

test('a change before or at the publication is no edit, and votes have 32 bits', () => {
  expect(detailsOf({ editedAt: 10 }, 10).editedAt).toBeNull();
  expect(detailsOf({ editedAt: 11 }, 10).editedAt).toBe(11);
  expect(detailsOf({ editedAt: 11 }).editedAt).toBe(11);
  expect(detailsOf({ unhelpfulVotes: 2 ** 31 }).unhelpfulVotes).toBeNull();
});

test.each([
  ['en', 'en'],
  ['en_US', 'en'],
  ['pt-BR', 'pt'],
  ['zh-Hans-CN', 'zh'],
  ['DE', 'de'],
  ['iw', 'he'],
  ['und', null],
  ['english', null],
  ['', null],
  ['12', null],
])('the language of %j is %j', (tag, language) => {
  expect(parseLanguage(tag)).toBe(language);
});

test.each([
  ['en_US', 'US'],
  ['zh-Hant-TW', 'TW'],
  ['es-419', null],
  ['fr', null],
])('the country of the locale %j is %j', (tag, country) => {
  expect(countryOfLocale(tag)).toBe(country);
});

test.each([
  ['us', 'US'],
  ['UK', 'GB'],
  ['(United States)', 'US'],
  ['Leeds, United Kingdom', 'GB'],
  ['Czech Republic', 'CZ'],
  ['ZZ', null],
  ['EU', null],
  ['QX', null],
  ['Ohio', null],
  ['the moon', null],
])('the country of %j is %j', (text, country) => {
  expect(parseCountry(text)).toBe(country);
});

test('a distribution in any order and on any scale becomes five counts', () => {
  expect(
    starHistogram([
      { rating: 5, count: 8 },
      { rating: 1, count: 1 },
      { rating: 4.5, count: 2 },
    ]),
  ).toEqual([1, 0, 0, 0, 10]);
  expect(starHistogram([{ rating: 5, count: 0 }])).toBeNull();
  expect(starHistogram([{ rating: null, count: 3 }])).toBeNull();
  expect(starHistogram([{ rating: 5, count: 2 ** 31 }])).toBeNull();
  expect(starHistogram([])).toBeNull();
});
