import { type ReviewSort, ReviewsDocument, type ReviewsQuery } from '../../../generated/graphql.ts';
import { usePaginatedQuery } from '../../api/hooks.ts';

/** Which reviews of a task to show, and in what order. */
export interface ReviewFilter {
  readonly source?: string | undefined;
  /** 1 to 5. Excludes reviews without a rating. */
  readonly minRating?: number | undefined;
  readonly sort: ReviewSort;
}

/** The reviews of a task, page by page. Sends no request while `id` is undefined. */
export const useReviews = (id: string | undefined, filter: ReviewFilter) =>
  usePaginatedQuery(
    ReviewsDocument,
    id === undefined ? undefined : { id, first: 100, ...pageArgs(filter) },
    reviewsOf,
  );

const pageArgs = ({ source, minRating, sort }: ReviewFilter) => ({
  where: { sources: source === undefined ? [] : [source], minRating },
  sort,
});

const reviewsOf = ({ taskStatus }: ReviewsQuery) => taskStatus?.reviews;
