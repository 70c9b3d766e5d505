import { NativeSelect } from '@mantine/core';
import type { ReviewSort } from '../../../generated/graphql.ts';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import type { ReviewFilter } from './use-reviews.ts';

interface ReviewFiltersProps {
  readonly filter: ReviewFilter;
  readonly sources: readonly string[];
  /** Whether reviews have star ratings to filter and sort by. */
  readonly hasRatings: boolean;
  readonly onChange: (filter: ReviewFilter) => void;
}

/** Filters and sorts the reviews. */
export const ReviewFilters = ({ filter, sources, hasRatings, onChange }: ReviewFiltersProps) => {
  const sourceTitle = useSourceTitle();
  const sorts = hasRatings
    ? [...dateSorts, ...ratingSorts, ...voteSorts]
    : [...dateSorts, ...voteSorts];
  return (
    <>
      <NativeSelect
        aria-label="Source"
        value={filter.source ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, source: value || undefined })
        }
        data={[
          { value: '', label: 'All sources' },
          ...sources.map((value) => ({ value, label: sourceTitle(value) })),
        ]}
      />
      {hasRatings && (
        <NativeSelect
          aria-label="Rating"
          value={filter.minRating ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, minRating: value === '' ? undefined : Number(value) })
          }
          data={[
            { value: '', label: 'Any rating' },
            { value: '4', label: '4 stars or more' },
            { value: '3', label: '3 stars or more' },
            { value: '2', label: '2 stars or more' },
          ]}
        />
      )}
      <NativeSelect
        aria-label="Sort by"
        value={filter.sort}
        onChange={({ currentTarget: { value } }) => {
          const sort = sorts.find((candidate) => candidate.value === value)?.value;
          if (sort) onChange({ ...filter, sort });
        }}
        data={sorts}
      />
    </>
  );
};

interface SortOption {
  readonly value: ReviewSort;
  readonly label: string;
}

const dateSorts: readonly SortOption[] = [
  { value: 'NEWEST', label: 'Newest first' },
  { value: 'OLDEST', label: 'Oldest first' },
];

const ratingSorts: readonly SortOption[] = [
  { value: 'HIGHEST_RATED', label: 'Highest rated' },
  { value: 'LOWEST_RATED', label: 'Lowest rated' },
];

const voteSorts: readonly SortOption[] = [{ value: 'MOST_HELPFUL', label: 'Most helpful' }];
