import { expect, test } from 'vitest';
import { z } from 'zod';
import { nothingName } from '../../demo/catalogue/catalogue.ts';
import { serpapiKey, serpapiSite } from '../../demo/sites/serpapi.ts';
import { type Answer, clientOf } from '../support/demo/site-client.ts';

const shoppingSchema = z.object({
  shopping_results: z.array(
    z.object({
      title: z.string(),
      product_id: z.string(),
      immersive_product_page_token: z.string(),
      source: z.string(),
      rating: z.number().min(1).max(5).optional(),
      reviews: z.number().int().optional(),
    }),
  ),
});

const immersiveSchema = z.object({
  product_results: z.object({
    title: z.string(),
    rating: z.number().nullable(),
    reviews: z.number().nullable(),
    ratings: z.array(z.object({ stars: z.number(), amount: z.number() })),
    user_reviews: z.array(
      z.object({
        title: z.string(),
        text: z.string().min(1),
        user_name: z.string(),
        source: z.string(),
        rating: z.number(),
        date: z.string().regex(/^[A-Z][a-z]+ \d{1,2}, \d{4}$/),
      }),
    ),
  }),
});

const search = (q: string) =>
  `/search.json?engine=google_shopping&q=${encodeURIComponent(q)}&gl=us&hl=en&api_key=${serpapiKey}`;
const immersive = (token: string) =>
  `/search.json?engine=google_immersive_product&page_token=${encodeURIComponent(token)}&api_key=${serpapiKey}`;
const error = (answer: Answer) => z.object({ error: z.string() }).parse(answer.json()).error;

test('a search finds offers of the product, and accessories, some without a rating', async () => {
  const get = await clientOf(serpapiSite());
  const { shopping_results: found } = shoppingSchema.parse(
    (await get(search('Halden Arc 2 Headphones'))).json(),
  );
  const titles = found.map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith('Halden Arc 2 Headphones'))).toHaveLength(4);
  expect(titles.filter((title) => title.includes(' for Halden'))).not.toHaveLength(0);
  expect(new Set(found.map((one) => one.immersive_product_page_token)).size).toBe(found.length);
  expect((await get(search('halden arc 2 headphones'))).status).toBe(200);
});

test('an offer’s stated rating is the mean of its stars, and offers share some reviews', async () => {
  const get = await clientOf(serpapiSite());
  const { shopping_results: found } = shoppingSchema.parse((await get(search('Kestwick'))).json());
  const seen: string[] = [];
  for (const offer of found.filter(({ title }) => title.startsWith('Kestwick'))) {
    const answer = await get(immersive(offer.immersive_product_page_token));
    const { product_results: page } = immersiveSchema.parse(answer.json());
    expect(page).toMatchObject({
      title: offer.title,
      rating: offer.rating,
      reviews: offer.reviews,
    });
    const count = page.ratings.reduce((sum, { amount }) => sum + amount, 0);
    const stars = page.ratings.reduce((sum, { stars: own, amount }) => sum + own * amount, 0);
    expect(count).toBe(page.reviews);
    expect(stars / count).toBeCloseTo(page.rating ?? 0, 1);
    seen.push(...page.user_reviews.map((review) => JSON.stringify(review)));
  }
  expect(seen.length).toBeGreaterThan(40);
  expect(new Set(seen).size).toBe(seen.length - 9);
});

test('a key is required, and invalid requests fail as with the service', async () => {
  const get = await clientOf(serpapiSite());
  const keyless = await get('/search.json?engine=google_shopping&q=kettle');
  expect(keyless.status).toBe(401);
  expect(error(keyless)).toContain('api_key');
  const engine = await get(`/search.json?engine=none&api_key=${serpapiKey}`);
  expect(engine.status).toBe(400);
  expect((await get(immersive('nothing'))).status).toBe(400);
  expect(shoppingSchema.parse((await get(search(nothingName))).json()).shopping_results).toEqual(
    [],
  );
});
