import { expect, test } from 'vitest';
import { z } from 'zod';
import { nothingName } from '../../demo/catalogue/catalogue.ts';
import { woocommerceSite } from '../../demo/sites/woocommerce.ts';
import { clientOf } from '../support/demo/site-client.ts';

const shop = { name: 'A shop', reviews: [40, 50], appendsVariants: true } as const;
const api = '/wp-json/wc/store/v1/products';

const productsSchema = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    permalink: z.url(),
    sku: z.string(),
    average_rating: z.string(),
    review_count: z.number(),
  }),
);

const reviewsSchema = z.array(
  z.object({
    id: z.number(),
    date_created_gmt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    product_id: z.number(),
    product_name: z.string(),
    product_permalink: z.url(),
    reviewer: z.string(),
    review: z.string().startsWith('<p>'),
    rating: z.number().int().min(1).max(5),
    verified: z.boolean(),
  }),
);

const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  data: z.object({ status: z.number() }),
});

test('a search finds the product, its accessories, and others of the brand', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const products = productsSchema.parse((await get(`${api}?search=halden+arc+2`)).json());
  const names = products.map(({ name }) => name);
  expect(names).toContainEqual(expect.stringMatching(/^Halden Arc 2 Headphones – /));
  expect(names).toContainEqual(expect.stringContaining(' for Halden Arc 2 Headphones'));
  expect(names).toContainEqual(expect.stringMatching(/^Halden Nook Mini Headset/));
  for (const { average_rating, review_count } of products) {
    expect(average_rating === '0').toBe(review_count === 0);
  }
});

test('the pages of a product’s reviews contain as many as the headers say, newest first', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const products = productsSchema.parse((await get(`${api}?search=halden+arc+2`)).json());
  const product = products.find(({ name }) => name.startsWith('Halden Arc 2'));
  const path = `${api}/reviews?product_id=${product?.id}&per_page=15`;
  const first = await get(path);
  const total = Number(first.headers.get('x-wp-total'));
  const pages = Number(first.headers.get('x-wp-totalpages'));
  expect(total).toBe(product?.review_count);
  expect(pages).toBe(Math.ceil(total / 15));

  const reviews = reviewsSchema.parse(first.json());
  for (let page = 2; page <= pages; page++) {
    reviews.push(...reviewsSchema.parse((await get(`${path}&page=${page}`)).json()));
  }
  expect(new Set(reviews.map(({ id }) => id)).size).toBe(total);
  expect(reviews.every(({ product_id }) => product_id === product?.id)).toBe(true);
  const dates = reviews.map(({ date_created_gmt }) => date_created_gmt);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(new Set(reviews.map(({ review, reviewer }) => review + reviewer)).size).toBeLessThan(
    total,
  );
  expect(reviews.map(({ review }) => review).join()).toMatch(/&#\d+;/);

  const pastEnd = await get(`${path}&page=${pages + 1}`);
  expect(pastEnd.json()).toEqual([]);
});

test('a name with special characters is encoded as by WordPress', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const products = productsSchema.parse((await get(`${api}?search=sorrel+%26+pine`)).json());
  expect(products.map(({ name }) => name).join()).toContain('Sorrel &#038; Pine');
});

test('an unknown product has reviews too, and the reserved name has none', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const products = productsSchema.parse((await get(`${api}?search=Umbrella+Mk+IV`)).json());
  const id = products.find(({ name }) => name.startsWith('Umbrella'))?.id;
  const reviews = reviewsSchema.parse((await get(`${api}/reviews?product_id=${id}`)).json());
  expect(reviews).toHaveLength(10);
  expect((await get(`${api}?search=${nothingName}`)).json()).toEqual([]);
  expect((await get(`${api}/reviews?product_id=1`)).json()).toEqual([]);
});

test('a page size above 100 and an unknown route fail as in WooCommerce', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const tooMany = await get(`${api}?per_page=101`);
  expect(tooMany.status).toBe(400);
  expect(errorSchema.parse(tooMany.json()).code).toBe('rest_invalid_param');
  const unknown = await get('/wp-json/wc/store/v1/nothing');
  expect(errorSchema.parse(unknown.json()).data.status).toBe(404);
});

test('links in reviews lead to a page', async () => {
  const get = await clientOf(woocommerceSite(shop));
  const [product] = productsSchema.parse((await get(`${api}?search=kestwick`)).json());
  const answer = await get(new URL(product?.permalink ?? '').pathname);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toContain('Kestwick Slate 75 Keyboard');
});
