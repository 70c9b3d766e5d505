import { NativeSelect } from '@mantine/core';
import type { ReviewSort } from '../../../generated/graphql.ts';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import type { ReviewFilter } from './use-reviews.ts';

interface ReviewFiltersProps {
  readonly filter: ReviewFilter;
  readonly sources: readonly string[];
  readonly onChange: (filter: ReviewFilter) => void;
}

/** Filters and sorts the reviews. */
export const ReviewFilters = ({ filter, sources, onChange }: ReviewFiltersProps) => {
  const sourceTitle = useSourceTitle();
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

const sorts: { value: ReviewSort; label: string }[] = [
  { value: 'NEWEST', label: 'Newest first' },
  { value: 'OLDEST', label: 'Oldest first' },
  { value: 'HIGHEST_RATED', label: 'Highest formatRating' },
  { value: 'LOWEST_RATED', label: 'Lowest formatRating' },
  { value: 'MOST_HELPFUL', label: 'Most helpful' },
];
