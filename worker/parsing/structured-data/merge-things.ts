import type { Stated } from '../../source/source.ts';
import { itemsOf, textOf } from './item.ts';
import type { ItemReview } from './item-review.ts';
import type { LinkedItem } from './link-items.ts';
import { gtinsOf, productOf } from './product-numbers.ts';
import type { ReviewedItem } from './reviewed-item.ts';
import type { Thing } from './reviewed-things.ts';
import { firstStated, sumOfStated } from './stated-ratings.ts';
import { uniqueReviews } from './unique-reviews.ts';

/** Merges the things of the same kind and name, and connects groups with their variants. */
export const mergeThings = (
  things: readonly Thing[],
  main: ReadonlySet<LinkedItem>,
  related: ReadonlySet<LinkedItem>,
): ReviewedItem[] => {
  const byName = new Map<unknown, Thing[]>();
  for (const thing of things) {
    // Things without a name are never duplicates.
    const key = thing.name === null ? Symbol() : `${thing.kind} ${thing.name.toLowerCase()}`;
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [thing]);
    else same.push(thing);
  }
  const site = new Set(
    things.flatMap(({ item, kind, name }) =>
      kind === 'organization' && !item.isNested ? (name?.toLowerCase() ?? []) : [],
    ),
  );
  const merged = [...byName.values()].map((same) => mergedItem(same, site, main, related));
  connectVariants(merged);
  return merged.map(({ item }) => item);
};

interface Merged {
  readonly item: ReviewedItem & Record<'groups' | 'variants', Set<ReviewedItem>>;
  readonly same: readonly Thing[];
}

const mergedItem = (
  same: readonly Thing[],
  site: ReadonlySet<string>,
  main: ReadonlySet<LinkedItem>,
  related: ReadonlySet<LinkedItem>,
): Merged => {
  const items = same.map(({ item }) => item);
  const unique = <Part>(partsOf: (item: LinkedItem) => readonly Part[]) => [
    ...new Set(items.flatMap(partsOf)),
  ];
  const makers = new Set(same.flatMap((thing) => thing.makers));
  const marked = (review: ItemReview): ItemReview => {
    const author = review.author?.slice(0, maxNameLength).toLowerCase() ?? '';
    const isOwn = makers.has(author) || (review.body === '' && site.has(author));
    return isOwn ? { ...review, placeholder: true } : review;
  };
  return {
    same,
    item: {
      types: unique(({ types }) => types),
      kind: same[0]?.kind ?? 'work',
      name: same[0]?.name ?? null,
      gtins: unique(gtinsOf),
      product: productOf(items),
      notations: unique(({ notation }) => [notation]),
      isMain: items.some((item) => main.has(item)),
      isRelated: items.every((item) => related.has(item)),
      stated: statedOf(same),
      reviews: uniqueReviews(same.flatMap(({ lists }) => lists.map((list) => list.map(marked)))),
      groups: new Set(),
      variants: new Set(),
    },
  };
};

/** Those who make or sell products have shorter names. */
const maxNameLength = 200;

/** What is stated in the first notation that states a rating. Different products of one name count together. */
const statedOf = (same: readonly Thing[]): Stated => {
  const isRated = ({ statements }: Thing) => statements.some(({ rating }) => rating !== null);
  const notation = same.find(isRated)?.item.notation;
  const stating = same.filter((thing) => isRated(thing) && thing.item.notation === notation);
  const numbers = stating.map(
    ({ item }) => gtinsOf(item)[0] ?? textOf(item, 'sku', 'mpn', 'productID'),
  );
  const areDifferent = !numbers.includes(null) && new Set(numbers).size > 1;
  return areDifferent
    ? sumOfStated(stating.map(({ statements }) => firstStated(statements)))
    : firstStated(same.flatMap(({ statements }) => statements));
};

const connectVariants = (merged: readonly Merged[]): void => {
  const known = new Map(
    merged.flatMap(({ same, item }) => same.map((thing) => [thing.item, item])),
  );
  const connect = (group: LinkedItem | undefined, variant: LinkedItem) => {
    const [one, other] = [group && known.get(group), known.get(variant)];
    if (one === undefined || other === undefined || one === other) return;
    one.variants.add(other);
    other.groups.add(one);
  };
  const groups = new Map(
    [...known.keys()].flatMap((item) => {
      const id = textOf(item, 'productGroupID');
      return id === null ? [] : [[id, item] as const];
    }),
  );
  for (const item of known.keys()) {
    const id = textOf(item, 'inProductGroupWithID');
    if (id !== null) connect(groups.get(id), item);
    for (const group of itemsOf(item, 'isVariantOf')) connect(group, item);
    for (const variant of itemsOf(item, 'hasVariant')) connect(item, variant);
  }
};
