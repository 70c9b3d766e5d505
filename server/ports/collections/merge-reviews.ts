import { limits } from '../../../contract/limits.ts';
import type { Review, ReviewCopy } from '../../../contract/review.ts';
import type { CollectedReviews } from '../../../schema/collected-reviews.ts';
import { copyOf, placeOf } from '../../../tasks/copies/place.ts';
import { ReviewIndex } from '../../../tasks/copies/review-index.ts';
import { nextIteration } from '../../next-iteration.ts';

/** What one task has collected, in that order. */
export interface TaskReviews {
  readonly taskId: string;
  readonly reviews: readonly Review[];
}

/**
 * The reviews of several tasks as one list, task by task. A review that several of them found appears once, with the other places that
 * have it among its copies, as it would within one task.
 */
export const mergeReviews = async (lists: readonly TaskReviews[]): Promise<CollectedReviews> => {
  const found = lists.filter(({ reviews }) => reviews.length > 0);
  const [only] = found;
  if (only && found.length === 1) return { reviews: only.reviews, taskIdOf: () => only.taskId };
  const byFingerprint = new Map<string, Merged>();
  const index = new ReviewIndex<Merged>();
  const merged: Merged[] = [];
  for (const { taskId, reviews } of found) {
    for (const [i, review] of reviews.entries()) {
      if (i % reviewsPerTurn === 0) await nextIteration();
      const entry = new Merged(taskId, review);
      const known = entry.fingerprints.find((fingerprint) => byFingerprint.has(fingerprint));
      const first = known === undefined ? index.findOrAdd(entry, review) : byFingerprint.get(known);
      for (const fingerprint of entry.fingerprints) byFingerprint.set(fingerprint, first ?? entry);
      if (first) first.add(review);
      else merged.push(entry);
    }
  }
  const taskOf = new Map(merged.map(({ review, taskId }) => [review, taskId]));
  return { reviews: [...taskOf.keys()], taskIdOf: (review) => taskOf.get(review) ?? '' };
};

/** Reviews that are compared before the process handles other events. */
const reviewsPerTurn = 100;

class Merged {
  readonly taskId: string;
  readonly review: Review;
  readonly #copies: ReviewCopy[];
  readonly #places: Set<string>;

  constructor(taskId: string, review: Review) {
    this.taskId = taskId;
    this.#copies = [...review.copies];
    this.#places = new Set([copyOf(review), ...review.copies].map(placeOf));
    this.review = { ...review, copies: this.#copies };
  }

  get fingerprints(): string[] {
    return [this.review.fingerprint, ...this.#copies.map(({ fingerprint }) => fingerprint)];
  }

  add(other: Review): void {
    for (const copy of [copyOf(other), ...other.copies]) {
      const place = placeOf(copy);
      if (this.#places.has(place) || this.#copies.length >= limits.copies.max) continue;
      this.#places.add(place);
      this.#copies.push(copy);
    }
  }
}
