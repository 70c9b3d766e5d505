import { accessoriesOf, findProducts, siblingsOf } from '../catalogue/catalogue.ts';
import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { products } from '../catalogue/products.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import { averageOf } from './rating-average.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface Shop {
  readonly name: string;
  /** The minimum and maximum number of reviews per product. */
  readonly reviews: readonly [number, number];
  /** Appends a color or size to product names. */
  readonly appendsVariants?: boolean;
  /** Also shows the manufacturer's reviews, as other retailers do. */
  readonly syndicates?: boolean;
}

export interface ShopItem {
  readonly id: number;
  readonly product: Product;
  readonly title: string;
  readonly reviews: readonly ShopReview[];
  readonly average: number;
}

export interface ShopReview {
  readonly id: number;
  readonly item: { readonly id: number; readonly title: string; readonly product: Product };
  readonly opinion: Opinion;
}

export interface Stock {
  /** The search results, with an accessory first. An empty query returns the whole catalogue. */
  search(query: string): readonly ShopItem[];
  /** The reviews of the items with these comma-separated IDs, newest first; null returns those of the whole catalogue. */
  reviews(ids: string | null): readonly ShopReview[];
  bySlug(slug: string): ShopItem | undefined;
}

/** A shop's items. An item that a search has returned can be looked up by ID. */
export const stockOf = (shop: Shop): Stock => {
  const items = new Map<number, ShopItem>();
  const stocked = (product: Product): ShopItem => {
    const item = itemOf(shop, product);
    items.set(item.id, item);
    return item;
  };
  const catalogue = products
    .flatMap((product) => [product, ...accessoriesOf(product)])
    .map(stocked);

  return {
    search: (query) => {
      if (query.trim() === '') return catalogue;
      const found = findProducts(query);
      const [first, ...others] = found.flatMap(accessoriesOf);
      const shown = [first ?? [], found, found.flatMap(siblingsOf), others].flat();
      return [...new Set(shown.map(stocked))];
    },
    reviews: (ids) => {
      const wanted = ids === null ? catalogue : ids.split(',').map((id) => items.get(Number(id)));
      return wanted
        .flatMap((item) => item?.reviews ?? [])
        .sort((one, other) => other.opinion.at.getTime() - one.opinion.at.getTime());
    },
    bySlug: (slug) => {
      const known = [...items.values()].find(({ product }) => product.slug === slug);
      const [found] = known ? [] : findProducts(slug.replaceAll('-', ' '));
      return known ?? (found && stocked(found));
    },
  };
};

const itemOf = (shop: Shop, product: Product): ShopItem => {
  const random = seededRandom('stock', shop.name, product.slug);
  const variant = shop.appendsVariants && !product.isAccessory;
  const item = {
    id: numberOf(5, 'item', shop.name, product.slug),
    product,
    title: variant ? `${product.name} – ${random.pick(product.subject.variants)}` : product.name,
  };
  const count = product.isAccessory ? random.between(0, 9) : random.between(...shop.reviews);
  const opinions = [
    ...opinionsOf(product, shop.name, count),
    ...(shop.syndicates ? syndicatedOpinions(product) : []),
  ];
  const reviews = opinions.flatMap((opinion, index): ShopReview[] => {
    const id = numberOf(6, 'review', shop.name, product.slug, index);
    const review = { id, item, opinion };
    // Some reviews are submitted twice and appear with two IDs.
    return index % 19 === 18 ? [review, { ...review, id: id + 1 }] : [review];
  });
  return { ...item, reviews, average: averageOf(opinions) };
};
