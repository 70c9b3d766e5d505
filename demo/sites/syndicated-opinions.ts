import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';

/** Reviews from the manufacturer's own site, which several retailers show verbatim. */
export const syndicatedOpinions = (product: Product): readonly Opinion[] =>
  opinionsOf(product, 'maker', product.isAccessory ? 0 : 4);
