import { Loader, Text } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import { errorWords } from '../../words/error-words.ts';
import { ReviewFilters } from './review-filters.tsx';
import { ReviewList } from './review-list.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { type ReviewFilter, useReviews } from './use-reviews.ts';

interface FilteredReviewsProps {
  readonly id: string;
  /** Those of the task. */
  readonly sources: readonly string[];
  /** Whether the list that stood here before had the focus. */
  readonly focus: RefObject<boolean>;
}

/** The reviews of a finished task, filtered and sorted as the reader wants; further pages come as the reader comes near. */
export const FilteredReviews = ({ id, sources, focus }: FilteredReviewsProps) => {
  const [filter, setFilter] = useState<ReviewFilter>({ sort: 'NEWEST' });
  const box = useRef<HTMLElement>(null);
  const { nodes, totalCount, isLoading, error, more } = useReviews(useApi(), id, filter);
  return (
    <>
      <ReviewsBar>
        <ReviewFilters filter={filter} sources={sources} onChange={setFilter} />
      </ReviewsBar>
      <ReviewList
        key={JSON.stringify(filter)}
        box={box}
        focus={focus}
        reviews={nodes}
        totalCount={totalCount ?? nodes.length}
        isBusy={isLoading}
        onNearEnd={more}
        empty={
          isLoading ? (
            <Loader type="dots" />
          ) : (
            <Text size="sm" c="dimmed" ta="center" px="xl">
              {error ? errorWords(error) : 'No review fits this filter.'}
            </Text>
          )
        }
      />
    </>
  );
};
