import { accessoriesOf, findProducts, siblingsOf } from '../catalogue/catalogue.ts';
import { chanceOf, numberOf } from '../catalogue/chance.ts';
import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface DemoRetailer {
  readonly name: string;
  readonly passkey: string;
  /** Fewest and most reviews of a product. */
  readonly reviews: readonly [number, number];
}

export interface KeptProduct {
  readonly id: string;
  readonly product: Product;
  /** The newest first. */
  readonly reviews: readonly KeptReview[];
}

export interface KeptReview {
  readonly id: string;
  readonly opinion: Opinion;
  readonly isRatingsOnly: boolean;
  /** It was written at the maker's, and stands at other retailers under the same ID. */
  readonly isSyndicated: boolean;
}

/** What a search at a retailer finds: the product, others of the brand and accessories, of which some have no reviews. */
export const keptProducts = (retailer: DemoRetailer, query: string): readonly KeptProduct[] => {
  const found = findProducts(query);
  const [first, ...others] = found.flatMap(accessoriesOf);
  const shown = [first ?? [], found, found.flatMap(siblingsOf), others].flat();
  return [...new Set(shown)].map((product) => keptProduct(retailer, product));
};

const keptProduct = (retailer: DemoRetailer, product: Product): KeptProduct => {
  const chance = chanceOf('bazaarvoice', retailer.name, product.slug);
  const count = product.isAccessory ? chance.between(0, 6) : chance.between(...retailer.reviews);
  const own = opinionsOf(product, `bazaarvoice ${retailer.name}`, count).map(
    (opinion, index): KeptReview => ({
      id: String(numberOf(9, 'bazaarvoice', retailer.name, product.slug, index)),
      opinion,
      isRatingsOnly: index % 11 === 10,
      isSyndicated: false,
    }),
  );
  const shared = syndicatedOpinions(product).map(
    (opinion, index): KeptReview => ({
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
