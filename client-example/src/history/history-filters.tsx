import { Group, MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ReviewKind, TaskStatus } from '../../generated/graphql.ts';
import { isKind, kinds, kindTitle } from '../text/kinds.ts';
import { isTaskStatus, taskStatuses, taskStatusLabel } from '../text/task-status.ts';

export interface TaskFilter {
  /** Empty for all. */
  readonly status: TaskStatus[];
  readonly kind: ReviewKind[];
  /** The full name. Empty for all. */
  readonly productName: string;
}

interface HistoryFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

/** Filters the task history. */
export const HistoryFilters = ({ filter, onChange }: HistoryFiltersProps) => {
  const [productName, setProductName] = useState(filter.productName);
  const applyProductName = useDebouncedCallback(
    (name: string) => onChange({ ...filter, productName: name }),
    300,
  );
  return (
    <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
      <TextInput
        label="Product"
        placeholder="Full product name"
        value={productName}
        onChange={({ currentTarget: { value } }) => {
          setProductName(value);
          applyProductName(value);
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
        label="Status"
        placeholder={filter.status.length === 0 ? 'Any' : ''}
        value={[...filter.status]}
        onChange={(values) => onChange({ ...filter, status: values.filter(isTaskStatus) })}
        data={taskStatuses.map((value) => ({ value, label: statusTitle(value) }))}
      />
    </Group>
  );
};

const statusTitle = (status: TaskStatus): string =>
  taskStatusLabel({ status, result: null, error: null }).text;
