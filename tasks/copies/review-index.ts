import type { Review } from '../../contract/review.ts';
import { anchorsOf } from './anchors.ts';
import { type AuthorName, areCompatible, authorName } from './author-name.ts';
import { comparableText, foldedWords, weightOf } from './comparable-text.ts';
import { copyOf, placeOf } from './place.ts';
import { equalWeight, type ReviewTexts, similarWeight } from './same-text.ts';

/** What copies are recognized by. */
export type IndexedReview = Pick<
  Review,
  | 'source'
  | 'site'
  | 'url'
  | 'syndicatedFrom'
  | 'author'
  | 'title'
  | 'body'
  | 'rating'
  | 'publishedAt'
>;

/**
 * Finds, for each review, an earlier one that is the same: published at another place, perhaps a day later, under a shortened name, cut,
 * or with a remark of the site. Reviews are compared only if their texts share an anchor, with at most 64 others, so that a thousand cost
 * little, even if all are equal.
 *
 * @typeParam Key what identifies the reviews to the caller.
 */
export class ReviewIndex<Key> {
  readonly #byText = new Map<string, Entry<Key>[]>();
  readonly #byAnchor = new Map<number, Entry<Key>[]>();

  /** The key of an earlier review that is certainly the same. If there is none, the review is added and undefined returned. */
  findOrAdd(key: Key, review: IndexedReview): Key | undefined {
    const facts = factsOf(review);
    const anchors = anchorsOf(facts.body.words);
    const equalTo = equalityKey(facts);
    const found =
      this.#byText.get(equalTo)?.find((entry) => isRepeated(entry, facts)) ??
      this.#copied(anchors, facts);
    if (found !== undefined) {
      if (facts.author !== null) found.authors.set(facts.author.join(' '), facts.author);
      return found.key;
    }
    const entry = { ...facts, key, authors: new Map<string, KnownName>() };
    if (facts.author !== null) entry.authors.set(facts.author.join(' '), facts.author);
    addTo(this.#byText, equalTo, entry);
    for (const anchor of anchors) addTo(this.#byAnchor, anchor, entry);
    return undefined;
  }

  /** The review of which this is a copy, among those that share most anchors. */
  #copied(anchors: ReadonlySet<number>, facts: Facts): Entry<Key> | undefined {
    const shared = new Map<Entry<Key>, number>();
    for (const anchor of anchors) {
      for (const entry of this.#byAnchor.get(anchor) ?? []) {
        shared.set(entry, (shared.get(entry) ?? 0) + 1);
      }
    }
    const candidates = [...shared]
      .sort(([, one], [, other]) => other - one)
      .map(([entry]) => entry);
    return (
      candidates.slice(0, maxCompared).find((entry) => isCopy(entry, facts, equalWeight)) ??
      candidates.slice(0, maxSimilar).find((entry) => isCopy(entry, facts, similarWeight))
    );
  }
}

/** Reviews with which one is compared, and those that are kept for each text and each anchor. */
const maxCompared = 64;

/** Reviews with which one is compared word for word. */
const maxSimilar = 4;

const addTo = <Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void => {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else if (items.length < maxCompared) items.push(item);
};

interface Facts extends ReviewTexts {
  readonly place: string;
  /** The site on which it was first published, as far as it is known. */
  readonly origin: string;
  readonly isSyndicated: boolean;
  readonly author: AuthorName;
  /** Days since 1970, UTC. */
  readonly day: number | null;
  readonly rating: number | null;
}

interface Entry<Key> extends Facts {
  readonly key: Key;
  /** The names under which it was found. */
  readonly authors: Map<string, KnownName>;
}

type KnownName = NonNullable<AuthorName>;

const factsOf = (review: IndexedReview): Facts => {
  const copy = copyOf({ ...review, fingerprint: '' });
  const body = comparableText(review.body);
  const title = foldedWords(review.title ?? '').replaceAll(' ', '');
  return {
    place: placeOf(copy),
    origin: siteName(review.syndicatedFrom ?? copy.site ?? ''),
    isSyndicated: review.syndicatedFrom !== null,
    author: authorName(review.author),
    day: review.publishedAt === null ? null : Math.floor(review.publishedAt / dayMs),
    rating: review.rating,
    body,
    versions: title === '' ? [body.letters] : [body.letters, title + body.letters],
  };
};

/** "Best Buy" and "www.bestbuy.com" are one. */
const siteName = (site: string): string =>
  foldedWords(
    site
      .replace(/^(?:https?:\/\/)?(?:www\.)?/i, '')
      .replace(/\.[a-z]{2,6}(?:\.[a-z]{2})?(?:[:/].*)?$/i, ''),
  ).replaceAll(' ', '');

const dayMs = 86_400_000;

const equalityKey = ({ author, body }: Facts): string => JSON.stringify([author, body.letters]);

/** Whether two reviews with one text and one author are the same wherever they stand: of one day, with equal stars. */
const isRepeated = (one: Facts, other: Facts): boolean =>
  one.day === other.day &&
  (one.rating === null) === (other.rating === null) &&
  haveEqualStars(one, other) &&
  weightOf(one.body.letters) >= (one.author === null ? minAnonymousWeight : minSignedWeight);

/** The minimum weights of texts that are unlikely to be written twice: on one day under the same name, and anonymously. */
const minSignedWeight = 20;
const minAnonymousWeight = 60;

/** Whether a review found later is that of another place. */
const isCopy = (one: Entry<unknown>, other: Facts, weightOfShared: typeof equalWeight): boolean => {
  if (one.place === other.place || !haveEqualStars(one, other) || !haveNearDays(one, other)) {
    return false;
  }
  const { author } = other;
  if (author !== null && ![...one.authors.values()].every((name) => areCompatible(name, author)))
    return false;
  const unknown = [
    one.authors.size === 0 || author === null,
    one.day === null || other.day === null,
    (one.rating === null) !== (other.rating === null),
  ].filter(Boolean).length;
  const isSyndicated =
    unknown === 0 && (one.isSyndicated || other.isSyndicated) && one.origin === other.origin;
  const wanted = isSyndicated ? minSignedWeight : minWeight * (1 + unknown);
  return weightOfShared(one, other) >= wanted;
};

/** The minimum weight of a text that is compared with those of other places, for each fact of author, day, and stars that is unknown once more. */
const minWeight = 40;

/** Ratings that are converted from another scale, or rounded, differ by up to half a star. */
const haveEqualStars = ({ rating: one }: Facts, { rating: other }: Facts): boolean =>
  one === null || other === null || Math.abs(one - other) <= 0.5;

const haveNearDays = ({ day: one }: Facts, { day: other }: Facts): boolean =>
  one === null || other === null || Math.abs(one - other) <= 2;
