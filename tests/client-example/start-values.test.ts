import { expect, test } from 'vitest';
import {
  type StartFormValues,
  startInputOf,
  validateStart,
} from '../../client-example/src/start/start-values.ts';
import { limits } from '../../contract/limits.ts';
import { taskRequest } from '../../schema/task-request.ts';

const values: StartFormValues = {
  productName: 'Brass Kettle',
  kinds: ['COMMUNITY', 'STORE', 'GOOGLE'],
  maxReviews: 200,
  productUrls: [],
};

const urls = (count: number) => Array.from({ length: count }, (_, i) => `https://shop.test/${i}`);

const url = (length: number) => `https://shop.test/${'a'.repeat(length)}`.slice(0, length);

const { productName, maxReviews, productUrls, productUrl } = limits;

test.each<[string, Partial<StartFormValues>]>([
  ['the defaults', {}],
  ['the longest product name', { productName: '🫖'.repeat(productName.max) }],
  ['a longer product name', { productName: 'a'.repeat(productName.max + 1) }],
  ['a blank product name', { productName: '  ' }],
  ['a product name with a line break', { productName: 'Brass\nKettle' }],
  ['the fewest reviews', { maxReviews: maxReviews.min }],
  ['fewer reviews', { maxReviews: maxReviews.min - 1 }],
  ['the most reviews', { maxReviews: maxReviews.max }],
  ['more reviews', { maxReviews: maxReviews.max + 1 }],
  ['the most product pages', { productUrls: urls(productUrls.max) }],
  ['more product pages', { productUrls: urls(productUrls.max + 1) }],
  ['the longest address', { productUrls: [url(productUrl.max)] }],
  ['a longer address', { productUrls: [url(productUrl.max + 1)] }],
  ['a word that is no address', { productUrls: ['https://shop.test/', 'not'] }],
  ['an address without a scheme', { productUrls: ['shop.test/kettle'] }],
  ['an address of another scheme', { productUrls: ['ftp://shop.test/kettle'] }],
  ['an address with a password', { productUrls: ['https://ann:secret@shop.test/'] }],
])('the form accepts %s if the server does', (_what, change) => {
  const changed = { ...values, ...change };
  const accepts = changed.kinds.every((kind) => isAccepted(kind, changed));

  expect(Object.keys(validateStart(changed))).toHaveLength(accepts ? 0 : 1);
});

const isAccepted = (kind: StartFormValues['kinds'][number], changed: StartFormValues): boolean => {
  try {
    taskRequest(kind, startInputOf(kind, changed));
    return true;
  } catch {
    return false;
  }
};

test('product pages are not checked if no store is searched, and no kind means nothing to start', () => {
  expect(validateStart({ ...values, kinds: ['GOOGLE'], productUrls: ['not'] })).toEqual({});
  expect(validateStart({ ...values, kinds: [] })).toEqual({ kinds: 'Select at least one.' });
});
