import { expect, test } from 'vitest';
import { accessoriesOf, findProducts, nothingName } from '../../demo/catalogue/catalogue.ts';
import { newest, opinionsOf } from '../../demo/catalogue/opinion.ts';
import { products } from '../../demo/catalogue/products.ts';
import { threadsAbout } from '../../demo/catalogue/thread.ts';

test('a product is found by some words of its name, in any spelling', () => {
  const [found] = findProducts('  HALDEN arc ');
  expect(found?.name).toBe('Halden Arc 2 Headphones');
});

test('an unknown product is invented, and always the same', () => {
  const [invented] = findProducts('Umbrella  Mk IV');
  const [again] = findProducts('umbrella mk iv');
  expect(invented?.name).toBe('Umbrella Mk IV');
  expect({ ...again, name: '', shortName: '', brand: '' }).toEqual({
    ...invented,
    name: '',
    shortName: '',
    brand: '',
  });
});

test.each([nothingName, '', ' ', '?!'])('%j finds nothing', (query) => {
  expect(findProducts(query)).toEqual([]);
});

test.each(products.map((product) => [product.name, product] as const))(
  '%s has varied reviews, spread over two years and most ratings',
  (_, product) => {
    const opinions = opinionsOf(product, 'a shop', 80);
    const texts = opinions.map(({ paragraphs }) => paragraphs.join('\n'));
    expect(new Set(texts).size).toBeGreaterThan(72);
    expect(new Set(opinions.map(({ rating }) => rating)).size).toBeGreaterThan(3);
    const mean = opinions.reduce((sum, { rating }) => sum + rating, 0) / opinions.length;
    expect(Math.abs(mean - product.quality)).toBeLessThan(0.6);
    expect(Math.max(...texts.map(({ length }) => length))).toBeGreaterThan(250);
    expect(Math.min(...texts.map(({ length }) => length))).toBeLessThan(30);
    for (const { at } of opinions) {
      expect(at.getTime()).toBeLessThanOrEqual(newest);
      expect(at.getTime()).toBeGreaterThan(newest - 731 * 24 * 60 * 60 * 1000);
    }
    expect(texts.join(), 'unresolved alternatives').not.toMatch(/[{}|]/);
  },
);

test('no review repeats a sentence', () => {
  for (const product of products) {
    for (const { paragraphs } of opinionsOf(product, 'a shop', 80)) {
      const sentences = paragraphs.join(' ').split(/(?<=[.!?:]) /);
      expect(new Set(sentences).size, paragraphs.join(' ')).toBe(sentences.length);
    }
  }
});

test('each site has its own reviews, and always the same', () => {
  const [product] = products;
  if (product === undefined) throw new Error('The catalogue is empty.');
  expect(opinionsOf(product, 'one', 20)).toEqual(opinionsOf(product, 'one', 20));
  expect(opinionsOf(product, 'one', 20)).not.toEqual(opinionsOf(product, 'other', 20));
});

test('threads have deleted comments, replies, and first posts with and without text', () => {
  const threads = products.flatMap(threadsAbout);
  const comments = threads.flatMap((thread) => thread.comments);
  expect(comments.some(({ author }) => author === null)).toBe(true);
  expect(comments.some(({ replies }) => replies.length > 0)).toBe(true);
  expect(threads.some(({ paragraphs }) => paragraphs.length === 0)).toBe(true);
  expect(threads.some(({ paragraphs }) => paragraphs.length > 0)).toBe(true);
});

test('every product has accessories named after it', () => {
  for (const product of products) {
    const names = accessoriesOf(product).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(name).toMatch(/ for /);
    for (const name of names) expect(name).toContain(product.name);
  }
});
