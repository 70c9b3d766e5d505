import { limits } from '../contract/limits.ts';
import type { Review } from '../contract/review.ts';
import type { CollectedReviews } from './collected-reviews.ts';
import { invalidCursor } from './errors.ts';
import { matchingReviews } from './matching-reviews.ts';
import { type PageInfo, pageInfoOf } from './page-info.ts';
import { pageSize } from './page-size.ts';
import type { TaskReview } from './review.ts';
import { reviewFilterOf } from './review-filter.ts';
import { type ReviewSort, sorted } from './review-sort.ts';

/**
 * Returns one page of the reviews of a task or collection.
 *
 * `after` names a review; the page contains what follows it in the current order. While reviews are still being added, pages
 * neither repeat nor skip a review that was there at the first page. A review added meanwhile appears if it sorts after the cursor.
 *
 * @param readReviews called once the arguments are validated; returns the reviews.
 * @throws BAD_USER_INPUT if `first` or a condition of `where` is invalid.
 * @throws INVALID_CURSOR if `after` does not name one of the reviews in this sort order.
 */
export const reviewPage = async (
  readReviews: () => Promise<CollectedReviews>,
  { first, after, sort, ...args }: ReviewPageArgs,
): Promise<ReviewPage> => {
  const size = pageSize(first, limits.reviewsPage);
  const filter = reviewFilterOf(args);

  const { reviews, taskIdOf } = await readReviews();
  const matches = matchingReviews(reviews, filter);
  const inOrder = sorted(reviews, sort);
  const isMatching = (review: Review) => matches.has(review);
  const matching = inOrder.filter(isMatching);
  const start = inOrder.slice(0, indexAfter(after, inOrder, sort)).filter(isMatching).length;
  const edges = matching.slice(start, start + size).map((review) => ({
    cursor: cursorOf(review, sort),
    node: { ...review, taskId: taskIdOf(review) },
  }));
  return {
    edges,
    pageInfo: pageInfoOf(edges, start + size < matching.length),
    totalCount: matching.length,
  };
};

export interface ReviewPageArgs {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly where?: object | null | undefined;
  readonly sort: ReviewSort;
}

export interface ReviewPage {
  readonly edges: readonly { readonly cursor: string; readonly node: TaskReview }[];
  readonly pageInfo: PageInfo;
  /** All that match, on every page. */
  readonly totalCount: number;
}

const indexAfter = (
  after: string | null | undefined,
  inOrder: readonly Review[],
  sort: ReviewSort,
): number => {
  if (after === null || after === undefined) return 0;
  const index = inOrder.findIndex((review) => isAt(review, after, sort));
  if (index >= 0) return index + 1;
  throw invalidCursor('after', after, `the cursor of an edge of these reviews, sorted by ${sort}`);
};

/** The next time that a collection is read, another copy of the review may stand for it. */
const isAt = (review: Review, cursor: string, sort: ReviewSort): boolean =>
  cursorOf(review, sort) === cursor ||
  review.copies.some((copy) => cursorOf(copy, sort) === cursor);

const cursorOf = ({ fingerprint }: Pick<Review, 'fingerprint'>, sort: ReviewSort): string =>
  Buffer.from(`${sort}.${fingerprint}`).toString('base64url');
