import { z } from 'zod';
import { attributeOf, hasSomeClass, type MarkedPage } from './marked-page.ts';

const productIdForm = /^\d{1,20}$/;

/** Shopify's product ID. */
export const productIdSchema = z.string().regex(productIdForm);

/**
 * How Shopify names the shop, as `{name}.myshopify.com`, and the product of a page. Themes differ, so it looks in Judge.me's widget, in
 * scripts, and for the shop's name anywhere in the page. Values with characters that a name or an ID cannot have are ignored, because
 * they become part of a URL.
 */
export const shopifyIds = (page: MarkedPage) => ({
  shopName: page.shopName ?? firstOf(shopNameSchema, page.html, shopNames),
  productId: shopifyProductId(page) ?? firstOf(productIdSchema, page.html, [someProductId]),
});

/** The ID of the page's product, as Shopify's own scripts and Judge.me's widget state it. */
export const shopifyProductId = (page: MarkedPage): string | undefined =>
  page.productId ??
  attributeOf(page, 'data-id', productIdForm, hasSomeClass('jdgm-review-widget')) ??
  firstOf(productIdSchema, page.html, productIds);

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
];

/** Elements of any product may have this. */
const someProductId = /\bdata-product-id=["'](\d{1,21})["']/;

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
