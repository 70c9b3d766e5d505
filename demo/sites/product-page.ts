import type { Opinion } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';

/** The content of a retailer's product page. */
export interface ProductPage {
  readonly shop: string;
  readonly address: string;
  readonly product: Product;
  readonly opinions: readonly Opinion[];
}
