import type { Opinion } from '../../catalogue/opinion.ts';
import { numberOf } from '../../catalogue/seeded-random.ts';
import type { ProductPage } from '../product-page.ts';
import type { SiteAnswer } from '../site.ts';

/** A fake of a review platform. */
export interface DemoPlatform {
  /** What a shop's page contains for the platform's script, in its head or its body. */
  marks(productId: string): string;
  /** Answers a request for reviews, below the platform's address. `found` has what the page of a product shows. */
  answer(url: URL, found: (productId: string) => ProductPage | undefined): SiteAnswer;
}

/** The ID of a product in a shop with a platform: digits, as in Shopify. */
export const idOf = ({ shop, product }: Pick<ProductPage, 'shop' | 'product'>): string =>
  String(numberOf(12, shop, product.slug));

/** A page of opinions, with the position of each among all. */
export const slice = (opinions: readonly Opinion[], from: number, size: number) =>
  opinions.slice(from, from + size).map((opinion, index) => ({ opinion, index: from + index }));

/** The numbers of opinions with 1 to 5 stars. */
export const starsOf = (opinions: readonly Opinion[]): number[] =>
  [1, 2, 3, 4, 5].map((stars) => opinions.filter(({ rating }) => rating === stars).length);
