import { z } from 'zod';
import { MarkupTooComplexError, parseHtml } from '../../parsing/html-document.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-failure.ts';

/** Where Judge.me has the reviews of a product. */
export interface Place {
  /** `{name}.myshopify.com`. */
  readonly shopName: string;
  readonly productId: string;
}

/** As much of a {@link Place} as is known without a page. */
export type KnownPlace = { readonly [part in keyof Place]: string | undefined };

/** The number of a product at Shopify. */
export const productIdSchema = z.string().regex(/^\d{1,20}$/);

/**
 * Reads out of a product's page what is not `known` of its place. The page is Shopify's own or what a theme makes of it: the
 * widget of Judge.me, scripts, or, for the name of the shop, anything. What has other characters than a name or a number may
 * have is passed over, so that nothing else comes into an address.
 *
 * @throws {SourceError} SOURCE_BAD_RESPONSE where the page does not name it.
 */
export const placeOf = async (http: Http, url: URL, known: KnownPlace): Promise<Place> => {
  const { shopName, productId } = known;
  if (shopName !== undefined && productId !== undefined) return { shopName, productId };
  const { text } = await http.get(url, { headers: { accept: 'text/html' } });
  return {
    shopName: shopName ?? firstOf(shopNameSchema, text, shopNames) ?? unnamed('the shop'),
    productId:
      productId ??
      widgetId(text) ??
      firstOf(productIdSchema, text, productIds) ??
      unnamed('the product'),
  };
};

const shopNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/);

/** The surest first. */
const shopNames = [
  /\bShopify\.shop\s?=\s?["']([^"']{1,100})["']/,
  /\bjdgm\.SHOP_DOMAIN\s?=\s?["']([^"']{1,100})["']/,
  /\b([a-z0-9][a-z0-9-]{0,59}\.myshopify\.com)\b/i,
];

const productIds = [
  /\bmeta\s?=\s?\{\s?"product":\s?\{\s?"id":\s?(\d{1,21})/,
  /"rtyp":\s?"product",\s?"rid":\s?(\d{1,21})/,
  /"resourceType":\s?"product",\s?"resourceId":\s?(\d{1,21})/,
  /\bdata-product-id=["'](\d{1,21})["']/,
];

const widgetId = (html: string): string | undefined => {
  try {
    const widget = parseHtml(html)('.jdgm-review-widget[data-id]').first();
    return productIdSchema.safeParse(widget.attr('data-id')).data;
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return undefined;
    throw error;
  }
};

const firstOf = (
  schema: z.ZodType<string>,
  html: string,
  patterns: readonly RegExp[],
): string | undefined => {
  for (const pattern of patterns) {
    const found = schema.safeParse(pattern.exec(html)?.[1]?.toLowerCase());
    if (found.success) return found.data;
  }
  return undefined;
};

const unnamed = (what: string): never => {
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The page of a product does not say how Shopify calls ${what}. SHOPIFY_URLS takes shops that run Shopify.`,
    { retryable: false },
  );
};
