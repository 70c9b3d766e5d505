import { itemsOf } from './item.ts';
import type { LinkedItem } from './link-items.ts';
import { kindOf } from './vocabulary.ts';

/**
 * The items that a page shows beside its own content: in sections for related products, in lists, or as related to others.
 *
 * @param main what the page says that it is about.
 */
export const relatedIn = (
  items: readonly LinkedItem[],
  main: ReadonlySet<LinkedItem>,
): ReadonlySet<LinkedItem> => {
  const related = new Set(items.filter((item) => item.isAside && !main.has(item)));
  const reached = new Set(items.flatMap((item) => itemsOf(item, ...relations)));
  // Items that are added to a set are visited too.
  for (const item of reached) {
    if (kindOf(item) === 'product') {
      if (item.isNested && !main.has(item)) related.add(item);
    } else {
      for (const inner of itemsOf(item, 'item', 'itemOffered', 'offers')) reached.add(inner);
    }
  }
  return related;
};

const relations = [
  ...['isRelatedTo', 'isSimilarTo', 'isAccessoryOrSparePartFor', 'isConsumableFor'],
  ...['itemListElement', 'hasOfferCatalog', 'makesOffer'],
];
