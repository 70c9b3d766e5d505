import { DomUtils } from 'htmlparser2';
import { z } from 'zod';
import { getParsed } from '../../parsing/get-parsed.ts';
import {
  type HtmlElement,
  hasClass,
  MarkupTooComplexError,
  parseHtml,
} from '../../parsing/parse-html.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';

/** Identifies a product's reviews at Judge.me. */
export interface JudgemeIds {
  /** `{name}.myshopify.com`. */
  readonly shopName: string;
  readonly productId: string;
}

/** The parts of {@link JudgemeIds} that are known without fetching the product page. */
export type KnownIds = { readonly [part in keyof JudgemeIds]: string | undefined };

/** Shopify's product ID. */
export const productIdSchema = z.string().regex(/^\d{1,20}$/);

/**
 * Reads the parts that are not `known` from a product page. Themes differ, so it looks in Judge.me's widget, in scripts, and for
 * the shop's name anywhere in the page. Values with characters that a name or an ID cannot have are ignored, because they become
 * part of a URL.
 *
 * @throws {SourceError} SOURCE_BAD_RESPONSE if the page does not contain them.
 */
export const judgemeIds = async (http: Http, url: URL, known: KnownIds): Promise<JudgemeIds> => {
  const { shopName, productId } = known;
  if (shopName !== undefined && productId !== undefined) return { shopName, productId };
  return getParsed(http, url, parseIds, { known }, { headers: { accept: 'text/html' } });
};

export const parseIds = ({
  response: { text },
  known: { shopName, productId },
}: Received & { known: KnownIds }): JudgemeIds => ({
  shopName: shopName ?? firstOf(shopNameSchema, text, shopNames) ?? missing('the shop'),
  productId:
    productId ??
    widgetId(text) ??
    firstOf(productIdSchema, text, productIds) ??
    missing('the product'),
});

const shopNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/);

/** Most reliable first. */
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
    const isWidget = (element: HtmlElement) =>
      'data-id' in element.attribs && hasClass(element, 'jdgm-review-widget');
    const widget = DomUtils.findOne(isWidget, [...parseHtml(html)]);
    return productIdSchema.safeParse(widget?.attribs['data-id']).data;
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

const missing = (what: string): never => {
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `A product page does not contain Shopify's identifier of ${what}. SHOPIFY_URLS must list shops that run on Shopify.`,
    { retryable: false },
  );
};
