import type { Stated } from '../../source/source.ts';
import { dateConvention } from '../date-convention.ts';
import { itemsOf, textOf } from './item.ts';
import { dateOf, type ItemReview, openReviewReader, withoutAspects } from './item-review.ts';
import type { LinkedItem } from './link-items.ts';
import { statedIn } from './stated-ratings.ts';
import { isAggregateRating, isPage, isReview, type Kind, kindOf } from './vocabulary.ts';

/** A thing that a page describes, with what the page says of it in one place. */
export interface Thing {
  readonly item: LinkedItem;
  readonly kind: Kind;
  /** Plain text. */
  readonly name: string | null;
  /** The names of those who make or sell it, in lowercase. */
  readonly makers: readonly string[];
  /** The reviews in each place. */
  readonly lists: ItemReview[][];
  readonly statements: Stated[];
}

export interface Things {
  readonly things: readonly Thing[];
  /** The reviews and ratings of which the page does not say what they are about, other than that they are on the page. */
  readonly unattached: Pick<Thing, 'lists' | 'statements'>;
}

/**
 * Finds the things on a page, and attaches the reviews and ratings to them that refer to them, or to which they refer.
 *
 * @param language that of the page, such as "pt-BR"; null if it does not say.
 * @param url that of the page. Default: none.
 */
export const thingsIn = (
  items: readonly LinkedItem[],
  language: string | null,
  url?: string,
): Things => {
  const dates = items.flatMap((item) => dateOf(item) ?? []);
  const stated = items.map((item) => textOf(item, 'inLanguage')).find((text) => text !== null);
  const reader = openReviewReader(dateConvention(dates, language ?? stated ?? null), url);
  const attached = new Set<LinkedItem>();
  const visited = new Set<LinkedItem>();
  const things = new Map<LinkedItem, Thing>();
  const byName = new Map<string, Thing>();
  const unattached: Things['unattached'] = { lists: [], statements: [] };

  const statedOf = (aggregate: LinkedItem) => statedIn(aggregate, reader.rating(aggregate));

  /** Adds what the parts of an item list to a thing, or to the page. Offers and ratings count as parts of the first that has them. */
  const addListed = (item: LinkedItem, to: Things['unattached']) => {
    for (const properties of item.parts) {
      const others = itemsOf({ properties }, 'offers', 'aggregateRating');
      const places = [{ properties }, ...others.filter((place) => !visited.has(place))];
      for (const place of others) visited.add(place);
      const reviews = places.flatMap((place) => [
        ...itemsOf(place, 'review', 'reviews').filter((one) => !isAggregateRating(one)),
        ...itemsOf(place, 'subjectOf').filter(isReview),
      ]);
      to.lists.push(reviews.map(reader.review));
      const aggregates = places.flatMap((place) => itemsOf(place, 'aggregateRating'));
      to.statements.push(...withoutAspects(aggregates).map(statedOf));
      for (const one of [...reviews, ...aggregates]) attached.add(one);
    }
  };

  const makersOf = (item: LinkedItem): string[] => {
    const makers = [item, ...itemsOf(item, 'offers')].flatMap((place) =>
      ['brand', 'manufacturer', 'seller'].flatMap((name) => [
        textOf(place, name),
        ...itemsOf(place, name).map(reader.nameOf),
      ]),
    );
    return makers.flatMap((name) => reader.line(name)?.toLowerCase() ?? []);
  };

  const addThing = (item: LinkedItem, kind: Kind, name: string | null): Thing => {
    const thing: Thing = { item, kind, name, makers: makersOf(item), lists: [], statements: [] };
    things.set(item, thing);
    const key = name?.toLowerCase();
    if (key !== undefined && !byName.has(key)) byName.set(key, thing);
    return thing;
  };

  for (const item of items) {
    const kind = kindOf(item);
    if (kind === undefined) continue;
    const [group] = itemsOf(item, 'isVariantOf');
    const name =
      reader.nameOf(item) ??
      (kind === 'work' ? textOf(item, 'headline') : null) ??
      (group === undefined ? null : reader.nameOf(group));
    addListed(item, addThing(item, kind, reader.line(name)));
  }

  /** The things that a review or rating says it is about; undefined if it does not. */
  const subjectsOf = (item: LinkedItem): Thing[] | undefined => {
    const named = itemsOf(item, 'itemReviewed', 'about').flatMap((one) => things.get(one) ?? []);
    const known = named.filter(({ name }) => name !== null);
    if (known.length > 0) return known;
    const name = reader.line(textOf(item, 'itemReviewed'));
    if (name === null || /^https?:/.test(name)) return undefined;
    return [byName.get(name.toLowerCase()) ?? addThing(mentioned(item), 'product', name)];
  };

  /** Reviews and ratings on their own, by thing and notation. */
  const lists = new Map<unknown, Map<string, ItemReview[]>>();
  const listOf = (to: Things['unattached'], { notation }: LinkedItem): ItemReview[] => {
    const own = lists.get(to) ?? new Map<string, ItemReview[]>();
    lists.set(to, own);
    const list = own.get(notation) ?? [];
    if (!own.has(notation)) to.lists.push(list);
    own.set(notation, list);
    return list;
  };
  for (const item of items) {
    if (isPage(item)) addListed(item, unattached);
  }
  for (const item of items) {
    const isRating = isAggregateRating(item);
    if (!isRating && !isReview(item)) continue;
    const subjects = subjectsOf(item);
    if (subjects === undefined && (attached.has(item) || item.isAside)) continue;
    for (const to of subjects ?? [unattached]) {
      if (isRating) to.statements.push(statedOf(item));
      else listOf(to, item).push(reader.review(item));
    }
  }
  return { things: [...things.values()], unattached };
};

/** A product of which a page has only the name, in a review. */
const mentioned = (review: LinkedItem): LinkedItem => ({
  ...review,
  types: ['Product'],
  properties: new Map(),
  parts: [],
});
