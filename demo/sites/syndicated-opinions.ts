import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';

/** The maker's own reviews, which several retailers show: word for word the same at each. */
export const syndicatedOpinions = (product: Product): readonly Opinion[] =>
  opinionsOf(product, 'maker', product.isAccessory ? 0 : 4);
