import { isStated } from '../../../contract/review.ts';
import type { RawDetails } from '../review-details.ts';
import type { ItemReview } from './item-review.ts';

/**
 * The reviews of several lists, each once. Pages repeat their reviews in other notations, shortened, without a title, and with other
 * dates. What a long text proves, a short one does not: there the day must fit too, and each list repeats a review at most once.
 * Within one list, reviews are different unless everything is equal, including a long text.
 */
export const uniqueReviews = <Found extends ItemReview>(
  lists: Iterable<readonly Found[]>,
): Found[] => {
  const unique: Found[] = [];
  const known = new Map<string, number[]>();
  for (const list of new Set(lists)) {
    const find = openFinder(known);
    const identities = new Set<string>();
    const added: number[] = [];
    for (const review of new Set(list)) {
      const { isTelling, lookups } = keysOf(review);
      const identity = isTelling ? identityOf(review) : '';
      if (isTelling && identities.has(identity)) continue;
      identities.add(identity);
      const at = find(lookups, isTelling);
      if (at === undefined) added.push(unique.push(review) - 1);
      else unique[at] = completed(unique[at] ?? review, review);
    }
    for (const at of added) {
      const review = unique[at];
      for (const key of review === undefined ? [] : keysOf(review).keys) {
        const same = known.get(key);
        if (same === undefined) known.set(key, [at]);
        else same.push(at);
      }
    }
  }
  return unique;
};

/** Finds reviews of other lists for those of one. If only once, the next call finds another. */
const openFinder = (known: ReadonlyMap<string, readonly number[]>) => {
  const taken = new Set<number>();
  const next = new Map<string, number>();
  return (lookups: readonly string[], isTelling: boolean): number | undefined => {
    for (const key of lookups) {
      const all = known.get(key) ?? [];
      if (isTelling && all.length > 0) return all[0];
      let index = next.get(key) ?? 0;
      while (index < all.length && taken.has(all[index] ?? -1)) index++;
      next.set(key, index);
      const at = all[index];
      if (at === undefined) continue;
      taken.add(at);
      return at;
    }
    return undefined;
  };
};

const completed = <Found extends ItemReview>(one: Found, other: Found): Found => ({
  ...one,
  author: one.author ?? other.author,
  placeholder: one.placeholder || other.placeholder,
  title: one.title ?? other.title,
  body: other.body.length > one.body.length ? other.body : one.body,
  rating: one.rating ?? other.rating,
  publishedAt: one.publishedAt ?? other.publishedAt,
  details: mergedDetails(one.details, other.details),
});

/** The details of one notation, and what only the other has. */
const mergedDetails = (one: RawDetails, other: RawDetails): RawDetails => ({
  ...other,
  ...Object.fromEntries(Object.entries(one).filter(([, detail]) => isStated(detail))),
});

const identityOf = ({ author, rating, title, body, publishedAt }: ItemReview): string => {
  const [name, heading] = [author, title].map((text) => text?.slice(0, 100));
  return JSON.stringify([name, heading, rating, publishedAt, body.length, body.slice(0, 1000)]);
};

/** The keys that a review is known by, and those under which the same review may be known. */
const keysOf = ({ author, rating, title, body, publishedAt }: ItemReview) => {
  const text = normalized(body) || normalized(title ?? '');
  const isTelling = text.length >= (author === null ? 60 : 20);
  const key = (...parts: readonly (string | number | null)[]) =>
    JSON.stringify([isTelling, text, ...parts]);
  const name = author === null ? null : normalized(author);
  if (isTelling) {
    return {
      isTelling,
      keys: [key(name, rating), key(name, '*'), key('*', rating)],
      lookups: [
        key(name, rating),
        ...(rating === null ? [key(name, '*')] : [key(name, null)]),
        ...(name === null ? [key('*', rating)] : [key(null, rating)]),
      ],
    };
  }
  const day = publishedAt === null ? null : Math.floor(publishedAt / dayMs);
  const on = (some: string | number | null) => key(name, rating, some);
  return {
    isTelling,
    keys: day === null ? [on(null), on('*')] : [on(day), on('*')],
    lookups: day === null ? [on('*')] : [on(day), on(null), on(day - 1), on(day + 1)],
  };
};

const dayMs = 24 * 60 * 60 * 1000;

/** The start of a text, because one of two notations may have shortened it. */
const normalized = (text: string): string =>
  text.slice(0, 1000).replace(/\s+/g, ' ').slice(0, 100).toLowerCase();
