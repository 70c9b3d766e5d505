import { markedPage } from '../../platforms/marked-page.ts';
import type { PlatformMark } from '../../platforms/platform.ts';
import { shopifyIds } from '../../platforms/shopify-ids.ts';
import { readShownPage, type ShownPage } from '../../platforms/shown-page.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';
import type { ShopProduct } from './search.ts';

export interface ShopPage extends ShownPage {
  /** `{name}.myshopify.com`, if the page says so. */
  readonly shopName: string | undefined;
}

/**
 * Reads the page of a product that the shop's search found. Without the marks of a platform, it is taken for one with Judge.me.
 *
 * @param shopName as found in another page of the shop.
 * @throws {SourceError} SOURCE_BAD_RESPONSE if the page has neither reviews nor the identifiers of Shopify.
 */
export const parseShopPage = ({
  response,
  productName,
  product,
  shopName,
}: Received & {
  readonly productName: string;
  readonly product: ShopProduct;
  readonly shopName: string | undefined;
}): ShopPage => {
  const page = markedPage(response.text, { productName, shopName, productId: product.id });
  const shown = readShownPage(response, page);
  const ids = shopifyIds(page);
  const { own = [], stated = nothing, about } = 'names' in shown ? {} : shown;
  const marks = shown.marks.length > 0 ? shown.marks : judgemeOf(ids);
  if (marks.length === 0 && own.length === 0 && !goneStatuses.includes(response.status)) {
    throw missing(ids.shopName === undefined ? 'the shop' : 'the product');
  }
  return {
    about: {
      productName,
      title: product.title,
      product: { brand: product.vendor, ...about?.product, url: response.url },
      url: response.url,
    },
    own,
    stated,
    marks,
    shopName: ids.shopName,
  };
};

/** The statuses of a product's page that is gone although the search found the product, which may say enough. */
export const goneStatuses = [404, 410];

const nothing = { rating: null, count: null };

const judgemeOf = ({ shopName, productId }: ReturnType<typeof shopifyIds>): PlatformMark[] =>
  shopName === undefined || productId === undefined
    ? []
    : [{ platform: 'judgeme', key: shopName, productId }];

const missing = (what: string): SourceError =>
  new SourceError(
    'SOURCE_BAD_RESPONSE',
    `A product page does not contain Shopify's identifier of ${what}. SHOPIFY_URLS must list shops that run on Shopify.`,
    { retryable: false },
  );
