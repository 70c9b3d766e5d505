import { createHash } from 'node:crypto';
import type { FoundReview } from '../source/source.ts';

/**
 * The reviews that a page itself shows, some of those that the platform behind it has. Pages cut texts, leave out titles and parts of
 * names, and write other times of the day. What the platform has is recognized by the beginning of a text of at least 20 characters
 * with the same rating, and a shorter text only if the day and the name fit too.
 */
export class OwnReviews {
  readonly #all: readonly (FoundReview | null)[];
  /** The first of them; null for what is not a review. */
  readonly #compared: readonly (OwnReview | null)[];
  readonly #known: Set<string>;

  /**
   * @param all in the order of the page; null for what is not a review.
   * @param known the keys of those that the platform has, as known from an earlier attempt.
   */
  constructor(all: readonly (FoundReview | null)[], known: readonly string[]) {
    this.#all = all;
    this.#compared = all
      .slice(0, maxCompared)
      .map((review) => review && { review, text: textOf(review), key: keyOf(review) });
    this.#known = new Set(known);
  }

  /** The keys of those that the platform has. */
  get known(): string[] {
    return [...this.#known];
  }

  /**
   * Notes the reviews of the page that are among those of the platform, each of which is at most one of them.
   *
   * @param yielded the number of reviews of the page that were yielded before.
   * @returns the reviews of the platform without those that were yielded.
   */
  match(reviews: readonly FoundReview[], yielded: number): FoundReview[] {
    return reviews.filter((review) => {
      const other = { review, text: textOf(review) };
      const at = this.#compared.findIndex(
        (own) => own !== null && !this.#known.has(own.key) && isSame(own, other),
      );
      const key = this.#compared[at]?.key;
      if (key !== undefined) this.#known.add(key);
      return at < 0 || at >= yielded;
    });
  }

  /** The reviews at some of the positions that the platform does not have. */
  rest(from: number, to?: number): (FoundReview | null)[] {
    return this.#all
      .slice(from, to)
      .filter((_, index) => !this.#known.has(this.#compared[from + index]?.key ?? ''));
  }
}

/** Reviews of a page that are compared with those of the platform. Pages of shops with a platform show about ten. */
const maxCompared = 500;

interface ComparedReview {
  readonly review: FoundReview;
  /** {@link textOf} the review. */
  readonly text: string;
}

interface OwnReview extends ComparedReview {
  readonly key: string;
}

const isSame = (
  { review: own, text: one }: ComparedReview,
  { review: other, text: two }: ComparedReview,
): boolean => {
  if (own.rating !== null && other.rating !== null) {
    if (Math.round(own.rating) !== Math.round(other.rating)) return false;
  }
  const length = Math.min(one.length, two.length);
  if (length >= 20) return one.slice(0, length) === two.slice(0, length);
  return one === two && isSameDay(own, other) && isSameName(own.author, other.author);
};

const isSameDay = ({ publishedAt: one }: FoundReview, { publishedAt: other }: FoundReview) =>
  one === null || other === null || Math.abs(one - other) < 1.5 * 24 * 60 * 60 * 1000;

/** "Jane D." may be "Jane Doe", and "Jane". */
const isSameName = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return true;
  const [first, second] = [one, other].map((name) => name.toLowerCase().split(/[\s.]+/));
  return first?.[0] === second?.[0];
};

/** The start of the text without case, white space, and the ellipsis of a cut one. */
const textOf = ({ body, title }: FoundReview): string =>
  (body || title || '')
    .slice(0, 300)
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:…|\.{3})$/, '')
    .slice(0, 100)
    .toLowerCase();

/** Identifies a review of the page in resume tokens. */
const keyOf = ({ author, publishedAt, rating, title, body }: FoundReview): string =>
  createHash('sha256')
    .update(JSON.stringify([author, publishedAt, rating, title, body]))
    .digest('base64url')
    .slice(0, 8);
