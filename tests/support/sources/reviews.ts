import type { ProductDetails } from '../../../contract/review.ts';
import type { FoundReview } from '../../../worker/source/source.ts';
import { bareReview } from '../contract/samples.ts';

/** What identifies a product of which only the URL is known, unless overridden. */
export const productDetails = (
  url: string,
  overrides: Partial<ProductDetails> = {},
): ProductDetails => ({
  brand: null,
  gtin: null,
  mpn: null,
  sku: null,
  url,
  variant: [],
  ...overrides,
});

/** A review with nothing but an ID and a text. */
export const review = (sourceId: string): FoundReview => ({
  ...bareReview,
  sourceId,
  body: 'Good.',
});
