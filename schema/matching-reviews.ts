import { LRUCache } from 'lru-cache';
import type { Review } from '../contract/review.ts';
import { type ReviewFilter, reviewMatcher } from './review-matcher.ts';

/**
 * The reviews that match a filter. Computed once for each array and filter, for the latest 32 filters of an array.
 *
 * @param reviews must never be mutated.
 */
export const matchingReviews = (
  reviews: readonly Review[],
  filter: ReviewFilter,
): ReadonlySet<Review> => {
  const matches = matchesOf.get(reviews) ?? new LRUCache<string, ReadonlySet<Review>>({ max: 32 });
  matchesOf.set(reviews, matches);
  const key = JSON.stringify(filter);
  const known = matches.get(key);
  if (known) return known;
  const matching = new Set(reviews.filter(reviewMatcher(filter, reviews)));
  matches.set(key, matching);
  return matching;
};

/** Watchers of one task share its array of reviews, and therefore these. */
const matchesOf = new WeakMap<readonly Review[], LRUCache<string, ReadonlySet<Review>>>();
