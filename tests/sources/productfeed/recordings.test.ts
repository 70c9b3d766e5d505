import { expect, test } from 'vitest';
import { collect } from '../../support/sources/productfeed/review-feed.ts';
import { recording } from '../../support/sources/recordings.ts';

test('URLs and texts that span lines are collapsed to one line', async () => {
  const { reviews, failure } = await collect(
    recording('productfeed/feed.xml'),
    'Café Coração Moedor Serra 3',
  );
  expect(failure).toBeUndefined();
  const common = {
    url: 'https://cafecoracao.example/products/moedor-serra-3',
    publishedAt: Date.UTC(2024, 1, 11),
  };
  expect(reviews).toMatchObject([
    { ...common, rating: 4, author: 'Inês B.', body: 'Moagem fina e silenciosa. Recomendo!' },
  ]);
});

test('reviews are found by product name even if they state no brand', async () => {
  const { reviews } = await collect(recording('productfeed/feed.xml'), 'Moedor Serra 3');
  expect(reviews.map(({ rating, author, body }) => [rating, author, body])).toEqual([
    [4, 'Inês B.', 'Moagem fina e silenciosa. Recomendo!'],
    [5, 'Caio M.', 'Fácil de limpar, bonito e o copo não risca.'],
  ]);
});

test('a feed in another schema is an invalid response', async () => {
  const { reviews, failure } = await collect(recording('productfeed/other-schema.xml'), 'Product');
  expect(reviews).toEqual([]);
  expect(failure).toMatchObject({ code: 'SOURCE_BAD_RESPONSE', retryable: false });
  expect(failure?.message).toContain('Google');
});
