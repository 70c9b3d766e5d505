import { Button, Group, MultiSelect, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import type { TaskStatus } from '../../generated/graphql.ts';
import { isKind, kinds, kindTitle } from '../text/kinds.ts';
import { isTaskStatus, taskStatuses, taskStatusLabel } from '../text/task-status.ts';
import { MoreFilters } from './more-filters.tsx';
import { TextFilter } from './text-filter.tsx';
import type { TaskFiltersProps } from './use-task-filter.ts';

/** Filters the list of tasks. */
export const TaskFilters = ({ filter, onChange }: TaskFiltersProps) => {
  const { search, kind, status, ...rest } = filter;
  const [isOpen, { toggle }] = useDisclosure(Object.values(rest).some(({ length }) => length > 0));
  const moreId = useId();
  return (
    <Stack gap="sm">
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
        <TextFilter
          type="search"
          label="Search"
          placeholder="Product name or task ID"
          value={search}
          onChange={(next) => onChange({ ...filter, search: next }, { replace: true })}
        />
        <MultiSelect
          label="Kind"
          placeholder={kind.length === 0 ? 'Any' : ''}
          value={[...kind]}
          onChange={(values) => onChange({ ...filter, kind: values.filter(isKind) })}
          data={kinds.map((value) => ({ value, label: kindTitle[value] }))}
        />
        <MultiSelect
          label="Status"
          placeholder={status.length === 0 ? 'Any' : ''}
          value={[...status]}
          onChange={(values) => onChange({ ...filter, status: values.filter(isTaskStatus) })}
          data={taskStatuses.map((value) => ({ value, label: statusTitle(value) }))}
        />
        <Button
          variant="default"
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={moreId}
          style={{ flex: '0 0 auto' }}
        >
          {isOpen ? 'Fewer filters' : 'More filters'}
        </Button>
      </Group>
      <div id={moreId} hidden={!isOpen}>
        {isOpen && <MoreFilters filter={filter} onChange={onChange} />}
      </div>
    </Stack>
  );
};

const statusTitle = (status: TaskStatus): string =>
  taskStatusLabel({ status, result: null, error: null }).text;
