import { type Stock, stockOf } from './woocommerce-stock.ts';

export interface ShopifyShop {
  readonly name: string;
  /** As Shopify and Judge.me call it: `{name}.myshopify.com`. */
  readonly domain: string;
  /** Its search tells the numbers of products, as few shops do. */
  readonly tellsIds: boolean;
  readonly stock: Stock;
}

/** A shop for `shopifySite` and `judgemeSite`, which share its stock: what one finds the other has reviews of. */
export const shopifyShop = (shop: {
  readonly name: string;
  /** Fewest and most reviews of a product. */
  readonly reviews: readonly [number, number];
  /** Shows reviews that stand at other retailers too. */
  readonly syndicates?: boolean;
  readonly tellsIds?: boolean;
}): ShopifyShop => ({
  name: shop.name,
  domain: `${shop.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-demo.myshopify.com`,
  tellsIds: shop.tellsIds ?? false,
  stock: stockOf(shop),
});
