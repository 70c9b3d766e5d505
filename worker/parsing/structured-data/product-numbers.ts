import type { RawProduct } from '../review-details.ts';
import { itemsOf, textOf } from './item.ts';
import type { LinkedItem } from './link-items.ts';

/** The global trade item numbers of an item, unnormalized. */
export const gtinsOf = (item: LinkedItem): string[] =>
  ['gtin', 'gtin8', 'gtin12', 'gtin13', 'gtin14'].flatMap((name) => textOf(item, name) ?? []);

/**
 * What identifies the product that several items describe. What they contradict each other about is left out. Only of a variant the
 * color, the size, the material, and the pattern are known to be those of what was bought.
 */
export const productOf = (items: readonly LinkedItem[]): RawProduct => {
  const agreed = (read: (item: LinkedItem) => string | null | undefined) => {
    const values = new Set(items.flatMap((item) => read(item) ?? []));
    return values.size === 1 ? [...values][0] : null;
  };
  const isVariant = items.some((item) => variantMarks.some((mark) => item.properties.has(mark)));
  return {
    brand: agreed(brandOf),
    gtin: agreed((item) => gtinsOf(item)[0]),
    mpn: agreed((item) => textOf(item, 'mpn')),
    sku: agreed((item) => textOf(item, 'sku')),
    url: agreed((item) => textOf(item, 'url')),
    variant: (isVariant ? attributes : []).map(([name, property]) => ({
      name,
      value: agreed((item) => textOf(item, property)),
    })),
  };
};

const brandOf = (item: LinkedItem): string | null => {
  const [brand] = itemsOf(item, 'brand');
  return textOf(item, 'brand') ?? (brand === undefined ? null : textOf(brand, 'name'));
};

const variantMarks = ['isVariantOf', 'inProductGroupWithID'];

const attributes = [
  ['Color', 'color'],
  ['Size', 'size'],
  ['Material', 'material'],
  ['Pattern', 'pattern'],
] as const;
