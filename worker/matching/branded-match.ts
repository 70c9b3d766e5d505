import { type FoundProduct, productMatch } from './product-match.ts';
import { mentionsAllWords } from './title-match.ts';

/** A product whose brand is separate from its title. */
export interface BrandedProduct extends FoundProduct {
  readonly brand?: string | null | undefined;
}

/**
 * Like {@link productMatch}, for titles without the brand.
 *
 * The brand is tried on both sides of the title, and both must match: if only the front counted, "Filter for Kettle" by Acme would
 * match "Acme Kettle"; if only the end counted, "Kettle Pro" would.
 */
export const brandedMatch = (wanted: string, { brand, ...product }: BrandedProduct): number => {
  const plain = productMatch(wanted, product);
  if (plain > 0 || !brand || mentionsAllWords(brand, [product.title])) return plain;
  return Math.min(
    ...[`${brand} ${product.title}`, `${product.title} ${brand}`].map((title) =>
      productMatch(wanted, { ...product, title }),
    ),
  );
};
