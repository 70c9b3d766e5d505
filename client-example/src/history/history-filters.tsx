import { Group, MultiSelect } from '@mantine/core';
import type { TaskStatus } from '../../generated/graphql.ts';
import { isKind, kinds, kindTitle } from '../text/kinds.ts';
import { isTaskStatus, taskStatuses, taskStatusLabel } from '../text/task-status.ts';
import type { ChangeOptions } from '../ui/use-url-parameters.ts';
import { SearchInput } from './search-input.tsx';
import type { TaskFilter } from './use-task-filter.ts';

interface HistoryFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter, options?: ChangeOptions) => void;
}

/** Filters the task history. */
export const HistoryFilters = ({ filter, onChange }: HistoryFiltersProps) => (
  <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
    <SearchInput
      value={filter.search}
      onChange={(search) => onChange({ ...filter, search }, { replace: true })}
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

const statusTitle = (status: TaskStatus): string =>
  taskStatusLabel({ status, result: null, error: null }).text;
