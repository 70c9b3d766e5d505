import { Group, MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ReviewKind, TaskStatus } from '../../generated/graphql.ts';
import { isKind, kinds, kindTitle } from '../words/kinds.ts';
import { isTaskStatus, taskStatuses, taskWords } from '../words/task-words.ts';

export interface TaskFilter {
  /** Only these; all where it is empty. */
  readonly status: TaskStatus[];
  readonly kind: ReviewKind[];
  /** The whole name; any where it is empty. */
  readonly productName: string;
}

interface HistoryFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

/** Chooses which tasks are shown. */
export const HistoryFilters = ({ filter, onChange }: HistoryFiltersProps) => {
  const [productName, setProductName] = useState(filter.productName);
  const settle = useDebouncedCallback(
    (name: string) => onChange({ ...filter, productName: name }),
    300,
  );
  return (
    <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
      <TextInput
        label="Product"
        placeholder="The whole name"
        value={productName}
        onChange={({ currentTarget: { value } }) => {
          setProductName(value);
          settle(value);
        }}
      />
      <MultiSelect
        label="Kind"
        placeholder={filter.kind.length === 0 ? 'Any' : ''}
        value={[...filter.kind]}
        onChange={(values) => onChange({ ...filter, kind: values.filter(isKind) })}
        data={kinds.map((value) => ({ value, label: kindTitle[value] }))}
      />
      <MultiSelect
        label="State"
        placeholder={filter.status.length === 0 ? 'Any' : ''}
        value={[...filter.status]}
        onChange={(values) => onChange({ ...filter, status: values.filter(isTaskStatus) })}
        data={taskStatuses.map((value) => ({ value, label: titleOf(value) }))}
      />
    </Group>
  );
};

const titleOf = (status: TaskStatus): string =>
  taskWords({ status, result: null, error: null }).text;
