import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { nothingName } from '../../demo/catalogue/catalogue.ts';
import { productPagesSite } from '../../demo/sites/product-pages.ts';
import { clientOf } from '../support/demo/site-client.ts';

const graphSchema = z.object({ '@graph': z.array(z.looseObject({ '@type': z.string() })) });
const productSchema = z.object({
  '@type': z.literal('Product'),
  name: z.string(),
  aggregateRating: z.object({ ratingValue: z.string(), reviewCount: z.string() }),
  review: z.array(z.object({ reviewBody: z.string().min(1), datePublished: z.iso.datetime() })),
});

const pagesOf = async (productName: string) => {
  const site = productPagesSite();
  const get = await clientOf(site);
  const pages = [];
  for (const path of site.pathsFor(productName)) pages.push((await get(path)).text);
  const [graph = '', loose = '', microdata = '', both = ''] = pages;
  return { graph, loose, microdata, both, count: pages.length };
};

const blocksOf = (page: string): string[] => {
  const $ = load(page);
  return $('script[type="application/ld+json"]')
    .map((_, element) => $(element).text())
    .get();
};

const productIn = (page: string) => {
  const [block = ''] = blocksOf(page);
  const graph = graphSchema.parse(JSON.parse(block))['@graph'];
  return productSchema.parse(graph.find((node) => node['@type'] === 'Product'));
};

test('one page contains the product in a JSON-LD graph', async () => {
  const { graph } = await pagesOf('Sorrel & Pine Drift Desk Lamp');
  const product = productIn(graph);
  expect(product.name).toBe('Sorrel & Pine Drift Desk Lamp');
  expect(product.review).toHaveLength(Number(product.aggregateRating.reviewCount));
});

test('one page contains sloppy JSON-LD blocks', async () => {
  const { loose } = await pagesOf('Halden Arc 2 Headphones');
  const blocks = blocksOf(loose);
  const readable = blocks.filter((block) => isJson(block));
  expect(blocks).toHaveLength(4);
  expect(readable.map((block) => JSON.parse(block))).toContain(null);
  const product = blocks.at(-1) ?? '';
  expect(isJson(product)).toBe(false);
  expect(product.trim()).toMatch(/^\/\/.*};$/s);
  expect(product).toContain('"bestRating": "10"');
});

test('one page contains German microdata that refers to its reviews', async () => {
  const { microdata } = await pagesOf('Halden Arc 2 Headphones');
  const $ = load(microdata);
  const [reference = ''] = ($('[itemtype$="/Product"]').attr('itemref') ?? '').split(' ');
  const reviews = $(`#${reference} [itemprop="review"]`);
  expect(reviews).toHaveLength(Number($('[itemprop="reviewCount"]').text()));
  expect($('[itemprop="aggregateRating"] [itemprop="ratingValue"]').text()).toMatch(
    /^\d,\d von 5$/,
  );
});

test('one page contains the same reviews in both formats', async () => {
  const { both } = await pagesOf('Halden Arc 2 Headphones');
  const $ = load(both);
  const authors = $('[itemprop="author"]').length;
  expect(productIn(both).review).toHaveLength(authors);
});

test('an unknown product has pages, and the reserved name has none', async () => {
  const { graph, count } = await pagesOf('Парасоля Mk IV');
  expect(count).toBe(4);
  expect(productIn(graph).name).toBe('Парасоля Mk IV');
  expect((await pagesOf(nothingName)).count).toBe(0);
});

test('robots.txt allows the pages, and unknown paths return 404', async () => {
  const get = await clientOf(productPagesSite());
  expect((await get('/robots.txt')).text).toContain('Disallow: /account/');
  expect((await get('/nobody/halden-arc-2-headphones')).status).toBe(404);
  expect((await get('/northgate/%')).status).toBe(404);
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
