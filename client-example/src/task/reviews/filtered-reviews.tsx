import { Button, Loader, Stack, Text } from '@mantine/core';
import { type RefObject, useMemo, useRef } from 'react';
import { errorMessage } from '../../text/error-message.ts';
import { ExportMenu } from './export-menu.tsx';
import { facetsOf, type ReviewFacts } from './review-facets.ts';
import { ReviewFilters } from './review-filters.tsx';
import { ReviewList } from './review-list.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { useLoadAll } from './use-load-all.ts';
import { useReviewFilter } from './use-review-filter.ts';
import { useReviews } from './use-reviews.ts';

interface FilteredReviewsProps {
  readonly id: string;
  /** The task's sources. */
  readonly sources: readonly string[];
  /** What is known of all its reviews. */
  readonly facts: readonly ReviewFacts[];
  /** Whether the server no longer has the task: what is loaded stays, but cannot be filtered. */
  readonly isGone: boolean;
  /** Whether the list that this one replaces had focus. */
  readonly focus: RefObject<boolean>;
}

/** The reviews of a finished task, with filters and sorting. */
export const FilteredReviews = (props: FilteredReviewsProps) => {
  const { id, sources, facts, isGone, focus } = props;
  const [filter, setFilter] = useReviewFilter(id, sources);
  const scroller = useRef<HTMLElement>(null);
  const result = useReviews(id, filter);
  useLoadAll(result);
  const { nodes, totalCount, isLoading, error, loadMore } = result;
  const facets = useMemo(() => facetsOf(facts, sources, filter), [facts, sources, filter]);
  return (
    <>
      <ReviewsBar>
        <ReviewFilters filter={filter} facets={facets} isDisabled={isGone} onChange={setFilter} />
        <ExportMenu id={id} filter={filter} isDisabled={isGone} />
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
            <Stack align="center" gap="sm" px="xl">
              <Text size="sm" c="dimmed" ta="center">
                {error ? errorMessage(error) : 'No reviews match these filters.'}
              </Text>
              {!error && (
                <Button size="xs" variant="light" onClick={() => setFilter({ sort: filter.sort })}>
                  Clear filters
                </Button>
              )}
            </Stack>
          )
        }
      />
    </>
  );
};
