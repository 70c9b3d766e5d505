import { accessoriesOf, findProducts, siblingsOf } from '../catalogue/catalogue.ts';
import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface DemoRetailer {
  readonly name: string;
  readonly passkey: string;
  /** The minimum and maximum number of reviews per product. */
  readonly reviews: readonly [number, number];
}

export interface StockedProduct {
  readonly id: string;
  readonly product: Product;
  /** Newest first. */
  readonly reviews: readonly StockedReview[];
}

export interface StockedReview {
  readonly id: string;
  readonly opinion: Opinion;
  readonly isRatingsOnly: boolean;
  /** It was written on the manufacturer's site, and other retailers show it with the same ID. */
  readonly isSyndicated: boolean;
}

/** A retailer's search results: the product, others of the brand, and accessories, some of which have no reviews. */
export const searchStock = (retailer: DemoRetailer, query: string): readonly StockedProduct[] => {
  const found = findProducts(query);
  const [first, ...others] = found.flatMap(accessoriesOf);
  const shown = [first ?? [], found, found.flatMap(siblingsOf), others].flat();
  return [...new Set(shown)].map((product) => stockedProduct(retailer, product));
};

const stockedProduct = (retailer: DemoRetailer, product: Product): StockedProduct => {
  const random = seededRandom('bazaarvoice', retailer.name, product.slug);
  const count = product.isAccessory ? random.between(0, 6) : random.between(...retailer.reviews);
  const own = opinionsOf(product, `bazaarvoice ${retailer.name}`, count).map(
    (opinion, index): StockedReview => ({
      id: String(numberOf(9, 'bazaarvoice', retailer.name, product.slug, index)),
      opinion,
      isRatingsOnly: index % 11 === 10,
      isSyndicated: false,
    }),
  );
  const shared = syndicatedOpinions(product).map(
    (opinion, index): StockedReview => ({
      id: String(numberOf(9, 'syndicated', product.slug, index)),
      opinion,
      isRatingsOnly: false,
      isSyndicated: true,
    }),
  );
  return {
    id: `${product.slug.slice(0, 12)}-${numberOf(5, retailer.name, product.slug)}`,
    product,
    reviews: [...own, ...shared].sort(
      (one, other) => other.opinion.at.getTime() - one.opinion.at.getTime(),
    ),
  };
};
