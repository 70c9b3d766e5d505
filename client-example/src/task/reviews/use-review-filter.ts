import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { taskIdsInPath } from '../../paths.ts';
import { isReviewSort } from '../../text/review-sorts.ts';
import { useUrlParameters } from '../../ui/use-url-parameters.ts';
import { type ReviewFilter, ratingBounds } from './review-filter.ts';

/**
 * A task's filter in the page's URL, so that it survives a reload, and a function that changes it. On a page of several tasks, each has
 * its own parameters: `2.source` belongs to the second task.
 *
 * @param sources the task's sources: other values are ignored.
 */
export const useReviewFilter = (id: string, sources: readonly string[]) => {
  const [parameters, change] = useUrlParameters();
  const [path] = useLocation();
  const ids = taskIdsInPath(path) ?? [];
  const prefix = ids.length > 1 ? `${ids.indexOf(id) + 1}.` : '';
  const source = parameters.get(`${prefix}source`);
  const minRating = Number(parameters.get(`${prefix}rating`));
  const sort = parameters.get(`${prefix}sort`);
  const filter = useMemo<ReviewFilter>(
    () => ({
      source: sources.find((name) => name === source),
      minRating: ratingBounds.find((bound) => bound === minRating),
      sort: isReviewSort(sort) ? sort : defaultSort,
    }),
    [sources, source, minRating, sort],
  );
  const setFilter = useCallback(
    (next: ReviewFilter) =>
      change({
        [`${prefix}source`]: next.source,
        [`${prefix}rating`]: next.minRating?.toString(),
        [`${prefix}sort`]: next.sort === defaultSort ? undefined : next.sort,
      }),
    [change, prefix],
  );
  return [filter, setFilter] as const;
};

const defaultSort = 'NEWEST';
