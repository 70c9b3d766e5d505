import { Loader, Text } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { errorMessage } from '../../text/error-message.ts';
import { ReviewFilters } from './review-filters.tsx';
import { ReviewList } from './review-list.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { type ReviewFilter, useReviews } from './use-reviews.ts';

interface FilteredReviewsProps {
  readonly id: string;
  /** The task's sources. */
  readonly sources: readonly string[];
  readonly hasRatings: boolean;
  /** Whether the list that this one replaces had focus. */
  readonly focus: RefObject<boolean>;
}

/** The reviews of a finished task, with filters and sorting. Loads more pages as the user scrolls. */
export const FilteredReviews = ({ id, sources, hasRatings, focus }: FilteredReviewsProps) => {
  const [filter, setFilter] = useState<ReviewFilter>({ sort: 'NEWEST' });
  const scroller = useRef<HTMLElement>(null);
  const { nodes, totalCount, isLoading, error, loadMore } = useReviews(id, filter);
  return (
    <>
      <ReviewsBar>
        <ReviewFilters
          filter={filter}
          sources={sources}
          hasRatings={hasRatings}
          onChange={setFilter}
        />
      </ReviewsBar>
      <ReviewList
        key={JSON.stringify(filter)}
        scroller={scroller}
        focus={focus}
        reviews={nodes}
        totalCount={totalCount ?? nodes.length}
        isBusy={isLoading}
        onNearEnd={loadMore}
        empty={
          isLoading ? (
            <Loader type="dots" />
          ) : (
            <Text size="sm" c="dimmed" ta="center" px="xl">
              {error ? errorMessage(error) : 'No reviews match these filters.'}
            </Text>
          )
        }
      />
    </>
  );
};
