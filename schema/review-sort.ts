import type { Review } from '../contract/review.ts';
import { builder } from './builder.ts';

export type ReviewSort = 'NEWEST' | 'OLDEST' | 'HIGHEST_RATED' | 'LOWEST_RATED' | 'MOST_HELPFUL';

/**
 * Sorts reviews. Reviews without the value sorted by come last; ties keep the order of collection, so two reviews never swap
 * places. Results are cached per array.
 *
 * @param reviews in the order of collection; must never be mutated.
 */
export const sorted = (reviews: readonly Review[], sort: ReviewSort): readonly Review[] => {
  const orders = ordersOf.get(reviews) ?? new Map<ReviewSort, readonly Review[]>();
  const inOrder = orders.get(sort) ?? reviews.toSorted(comparisons[sort]);
  ordersOf.set(reviews, orders.set(sort, inOrder));
  return inOrder;
};

export const ReviewSortRef = builder.enumType('ReviewSort', {
  values: {
    NEWEST: {},
    OLDEST: {},
    HIGHEST_RATED: {},
    LOWEST_RATED: {},
    MOST_HELPFUL: {},
  } satisfies Record<ReviewSort, object>,
});

/** Watchers of one task share its array of reviews, and therefore the sorted copies. */
const ordersOf = new WeakMap<readonly Review[], Map<ReviewSort, readonly Review[]>>();

type Comparison = (a: Review, b: Review) => number;

const by =
  (value: (review: Review) => number | null, direction: 1 | -1): Comparison =>
  (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * (left - right);
  };

const comparisons: Readonly<Record<ReviewSort, Comparison>> = {
  NEWEST: by(({ publishedAt }) => publishedAt, -1),
  OLDEST: by(({ publishedAt }) => publishedAt, 1),
  HIGHEST_RATED: by(({ rating }) => rating, -1),
  LOWEST_RATED: by(({ rating }) => rating, 1),
  MOST_HELPFUL: by(({ helpfulVotes }) => helpfulVotes, -1),
};
