import { productMatch } from '../matching/product-match.ts';
import type { MarkedPage } from './marked-page.ts';
import { shopifyProductId } from './shopify-ids.ts';

/** A product that an element of a platform names. Pages also show the stars of related products. */
export interface MarkedProduct {
  readonly id: string;
  /** Default: unknown. */
  readonly name?: string | undefined;
  /** Whether the element is for the reviews of the page's product. */
  readonly isMain: boolean;
}

/**
 * The ID of the page's product: that of the only main element, that with the name asked for, Shopify's, or the only one. Undefined if
 * none of these tells.
 */
export const chosenProductId = (
  page: MarkedPage,
  products: readonly MarkedProduct[],
): string | undefined => {
  const main = new Set(products.filter(({ isMain }) => isMain).map(({ id }) => id));
  if (main.size === 1) return [...main][0];
  const named = products.find(
    ({ name }) => name !== undefined && productMatch(page.productName, { title: name }) > 0,
  );
  if (named !== undefined) return named.id;
  const all = new Set(products.map(({ id }) => id));
  const shopifyId = shopifyProductId(page);
  if (shopifyId !== undefined && (all.size === 0 || all.has(shopifyId))) return shopifyId;
  return all.size === 1 ? [...all][0] : undefined;
};

/** A product ID of a shop, in an address. */
export const shopProductId = /^(?!\.+$)[\w.~-]{1,100}$/;
