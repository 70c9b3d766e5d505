import type { Review } from '../../contract/review.ts';
import { duplicateKey } from './review-identity.ts';

/** Remembers the reviews of a task, so that each is collected once. Recognizes them by fingerprint and duplicate key. */
export class SeenReviews {
  readonly #keys = new Set<string>();

  /** @param existing the reviews that earlier attempts collected. */
  constructor(existing: readonly Review[]) {
    for (const review of existing) this.isNew(review);
  }

  /** Whether neither the review nor a duplicate of it was passed before. */
  isNew(review: Review): boolean {
    const keys = [review.fingerprint, duplicateKey(review)].filter((key) => key !== undefined);
    const isNew = !keys.some((key) => this.#keys.has(key));
    for (const key of keys) this.#keys.add(key);
    return isNew;
  }
}
