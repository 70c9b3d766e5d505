import type { Opinion } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';

/** What a retailer's page of one product is made of. */
export interface ProductPage {
  readonly shop: string;
  readonly address: string;
  readonly product: Product;
  readonly opinions: readonly Opinion[];
}
