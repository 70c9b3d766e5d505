import { NativeSelect } from '@mantine/core';
import type { ReviewSort } from '../../../generated/graphql.ts';
import { sourceTitle } from '../../words/source-title.ts';
import type { ReviewFilter } from './use-reviews.ts';

interface ReviewFiltersProps {
  readonly filter: ReviewFilter;
  readonly sources: readonly string[];
  readonly onChange: (filter: ReviewFilter) => void;
}

/** Chooses which reviews are shown, and in what order. */
export const ReviewFilters = ({ filter, sources, onChange }: ReviewFiltersProps) => (
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
        { value: '4', label: '4 stars and more' },
        { value: '3', label: '3 stars and more' },
        { value: '2', label: '2 stars and more' },
      ]}
    />
    <NativeSelect
      aria-label="Order"
      value={filter.sort}
      onChange={({ currentTarget: { value } }) => {
        const sort = sorts.find((candidate) => candidate.value === value)?.value;
        if (sort) onChange({ ...filter, sort });
      }}
      data={sorts}
    />
  </>
);

const sorts: { value: ReviewSort; label: string }[] = [
  { value: 'NEWEST', label: 'Newest first' },
  { value: 'OLDEST', label: 'Oldest first' },
  { value: 'HIGHEST_RATED', label: 'Highest rated' },
  { value: 'LOWEST_RATED', label: 'Lowest rated' },
  { value: 'MOST_HELPFUL', label: 'Most helpful' },
];
