import type { Review } from '../../contract/review.ts';
import { duplicateKey } from './review-identity.ts';

/** Which reviews a task has, so that each counts once: by its ID, and by what it shares with copies of it. */
export class SeenReviews {
  readonly #marks = new Set<string>();

  /** @param kept what earlier attempts collected. */
  constructor(kept: readonly Review[]) {
    for (const review of kept) this.isNew(review);
  }

  /** True the first time that a review is shown, or any copy of it. */
  isNew(review: Review): boolean {
    const marks = [review.fingerprint, duplicateKey(review)].filter((mark) => mark !== undefined);
    const isNew = !marks.some((mark) => this.#marks.has(mark));
    for (const mark of marks) this.#marks.add(mark);
    return isNew;
  }
}
