import { accessoriesOf, findProducts, siblingsOf } from '../catalogue/catalogue.ts';
import { chanceOf, numberOf } from '../catalogue/chance.ts';
import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { products } from '../catalogue/products.ts';
import { averageOf } from './rating-average.ts';
import { syndicatedOpinions } from './syndicated-opinions.ts';

export interface Shop {
  readonly name: string;
  /** Fewest and most reviews of a product. */
  readonly reviews: readonly [number, number];
  /** Writes a colour or a size behind a product's name. */
  readonly namesVariants?: boolean;
  /** Shows reviews that stand at other retailers too. */
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
  /** What a search finds, an accessory first; everything in the catalogue for an empty search. */
  search(query: string): readonly ShopItem[];
  /** The reviews of the items with these comma-separated IDs, of the whole catalogue when left out, newest first. */
  reviews(ids: string | null): readonly ShopReview[];
  bySlug(slug: string): ShopItem | undefined;
}

/** What a shop sells. Whatever has been searched for is found by its ID afterwards. */
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
  const chance = chanceOf('stock', shop.name, product.slug);
  const variant = shop.namesVariants && !product.isAccessory;
  const item = {
    id: numberOf(5, 'item', shop.name, product.slug),
    product,
    title: variant ? `${product.name} – ${chance.pick(product.subject.variants)}` : product.name,
  };
  const count = product.isAccessory ? chance.between(0, 9) : chance.between(...shop.reviews);
  const opinions = [
    ...opinionsOf(product, shop.name, count),
    ...(shop.syndicates ? syndicatedOpinions(product) : []),
  ];
  const reviews = opinions.flatMap((opinion, index): ShopReview[] => {
    const id = numberOf(6, 'review', shop.name, product.slug, index);
    const review = { id, item, opinion };
    // Some press the button twice: the same text then stands there under two IDs.
    return index % 19 === 18 ? [review, { ...review, id: id + 1 }] : [review];
  });
  return { ...item, reviews, average: averageOf(opinions) };
};
