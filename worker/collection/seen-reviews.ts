import { limits } from '../../contract/limits.ts';
import type { Review, ReviewCopy } from '../../contract/review.ts';
import { copyOf, placeOf } from '../../tasks/copies/place.ts';
import { type IndexedReview, ReviewIndex } from '../../tasks/copies/review-index.ts';

/** Copies that were found since their review was reported. */
export interface FoundCopies {
  readonly fingerprint: string;
  readonly copies: ReviewCopy[];
}

/** Remembers the reviews of a task, so that each is collected once, and notes where else they stand. */
export class SeenReviews {
  readonly #byFingerprint = new Map<string, SeenReview>();
  readonly #index = new ReviewIndex<SeenReview>();
  /** The reported reviews with copies that are not. */
  readonly #copied = new Set<SeenReview>();

  /** @param existing the reviews that earlier attempts collected. */
  constructor(existing: readonly Review[]) {
    for (const review of existing) {
      const seen = new SeenReview(review);
      for (const copy of review.copies) this.#byFingerprint.set(copy.fingerprint, seen);
      this.#byFingerprint.set(review.fingerprint, seen);
      this.#index.findOrAdd(seen, review);
      seen.report(review);
    }
  }

  /** Remembers a review. Undefined if it is one that was seen before, perhaps at another place, which is then noted. */
  add(review: IndexedReview & Pick<Review, 'fingerprint'>): SeenReview | undefined {
    const added = new SeenReview(review);
    const seen =
      this.#byFingerprint.get(review.fingerprint) ?? this.#index.findOrAdd(added, review);
    this.#byFingerprint.set(review.fingerprint, seen ?? added);
    if (seen === undefined) return added;
    if (seen.noteCopy(review)) this.#copied.add(seen);
    return undefined;
  }

  /** Takes the copies found since the last call of reviews that were reported before. */
  takeCopies(): FoundCopies[] {
    const found = [...this.#copied].flatMap((seen) => seen.takeCopies());
    this.#copied.clear();
    return found;
  }
}

export class SeenReview {
  readonly #fingerprint: string;
  readonly #places: Set<string>;
  #copies: ReviewCopy[] = [];
  #isReported = false;

  constructor(review: Pick<Review, 'fingerprint' | 'source' | 'site' | 'url'>) {
    this.#fingerprint = review.fingerprint;
    this.#places = new Set([placeOf(copyOf(review))]);
  }

  /** The review as it is reported: with the copies found so far. Those found from now on are reported by themselves. */
  report(review: Review): Review {
    this.#isReported = true;
    for (const copy of review.copies) this.#places.add(placeOf(copy));
    return { ...review, copies: [...review.copies, ...this.#copies.splice(0)] };
  }

  /** Notes another place of the review. Returns whether it has to be reported by itself. */
  noteCopy(review: Pick<Review, 'fingerprint' | 'source' | 'site' | 'url'>): boolean {
    const copy = copyOf(review);
    const place = placeOf(copy);
    if (this.#places.has(place) || this.#places.size > limits.copies.max) return false;
    this.#places.add(place);
    this.#copies.push(copy);
    return this.#isReported;
  }

  takeCopies(): FoundCopies[] {
    const copies = this.#copies.splice(0);
    return copies.length === 0 ? [] : [{ fingerprint: this.#fingerprint, copies }];
  }
}
