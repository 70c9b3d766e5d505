import { NativeSelect } from '@mantine/core';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import { isReviewSort, reviewSortTitle } from '../../text/review-sorts.ts';
import type { ReviewFacets } from './review-facets.ts';
import type { ReviewFilter } from './review-filter.ts';

interface ReviewFiltersProps {
  readonly filter: ReviewFilter;
  readonly facets: ReviewFacets;
  readonly isDisabled: boolean;
  readonly onChange: (filter: ReviewFilter) => void;
}

/** Filters and sorts the reviews. Offers only what the reviews have. */
export const ReviewFilters = ({ filter, facets, isDisabled, onChange }: ReviewFiltersProps) => {
  const sourceTitle = useSourceTitle();
  return (
    <>
      {facets.sources.length > 0 && (
        <NativeSelect
          aria-label="Source"
          disabled={isDisabled}
          value={filter.source ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, source: value || undefined })
          }
          data={[
            { value: '', label: 'All sources' },
            ...facets.sources.map((value) => ({ value, label: sourceTitle(value) })),
          ]}
        />
      )}
      {facets.ratings.length > 0 && (
        <NativeSelect
          aria-label="Rating"
          disabled={isDisabled}
          value={filter.minRating ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, minRating: value === '' ? undefined : Number(value) })
          }
          data={[
            { value: '', label: 'Any rating' },
            ...facets.ratings.map((bound) => ({
              value: bound.toString(),
              label: `${bound} stars or more`,
            })),
          ]}
        />
      )}
      <NativeSelect
        aria-label="Sort by"
        disabled={isDisabled}
        value={filter.sort}
        onChange={({ currentTarget: { value } }) => {
          if (isReviewSort(value)) onChange({ ...filter, sort: value });
        }}
        data={facets.sorts.map((value) => ({ value, label: reviewSortTitle[value] }))}
      />
    </>
  );
};
