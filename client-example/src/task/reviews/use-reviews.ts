import { useMemo } from 'react';
import { ReviewsDocument, type ReviewsQuery } from '../../../generated/graphql.ts';
import type { PaginatedResult } from '../../api/graphql-client.ts';
import { usePaginatedQuery } from '../../api/hooks.ts';
import { useLastDefined } from '../../ui/use-last-defined.ts';
import type { ReviewFilter } from './review-filter.ts';

type Review = NonNullable<ReviewsQuery['taskStatus']>['reviews']['edges'][number]['node'];

/**
 * The reviews of a task, page by page. Sends no request while `id` is undefined. If the task is deleted or expires, those loaded so
 * far remain.
 */
export const useReviews = (
  id: string | undefined,
  filter: ReviewFilter,
): PaginatedResult<Review> => {
  const result = usePaginatedQuery(
    ReviewsDocument,
    id === undefined ? undefined : { id, first: 100, ...pageArgs(filter) },
    reviewsOf,
  );
  const { nodes, totalCount, isLoading, error } = result;
  const loaded = useMemo(
    () => (totalCount === undefined ? undefined : { filter, nodes, totalCount }),
    [filter, nodes, totalCount],
  );
  const last = useLastDefined(loaded);
  const isGone = id !== undefined && !loaded && !isLoading && !error;
  if (!isGone || last?.filter !== filter) return result;
  return { ...result, nodes: last.nodes, totalCount: last.totalCount, hasMore: false };
};

const pageArgs = (filter: ReviewFilter) => ({ where: conditionsOf(filter), sort: filter.sort });

/** The conditions of a filter as the API names them. */
export const conditionsOf = ({ source, minRating }: ReviewFilter) => ({
  sources: source === undefined ? [] : [source],
  minRating,
});

const reviewsOf = ({ taskStatus }: ReviewsQuery) => taskStatus?.reviews;
