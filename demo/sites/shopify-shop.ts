import { type Stock, stockOf } from './woocommerce-stock.ts';

export interface ShopifyShop {
  readonly name: string;
  /** The identifier at Shopify and Judge.me: `{name}.myshopify.com`. */
  readonly domain: string;
  /** Whether its search returns product IDs. Few shops do. */
  readonly exposesIds: boolean;
  readonly stock: Stock;
}

/** A shop for `shopifySite` and `judgemeSite`, which share its stock. */
export const shopifyShop = (shop: {
  readonly name: string;
  /** The minimum and maximum number of reviews per product. */
  readonly reviews: readonly [number, number];
  /** Also shows the manufacturer's reviews, as other retailers do. */
  readonly syndicates?: boolean;
  readonly exposesIds?: boolean;
}): ShopifyShop => ({
  name: shop.name,
  domain: `${shop.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-demo.myshopify.com`,
  exposesIds: shop.exposesIds ?? false,
  stock: stockOf(shop),
});
