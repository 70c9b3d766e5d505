import { Checkbox, Group, Text } from '@mantine/core';
import type { TaskFilter } from '../../generated/graphql.ts';
import { applicableActions, type BulkOutcome } from '../task-list/bulk/bulk-action.ts';
import { BulkActions } from '../task-list/bulk/bulk-actions.tsx';
import { formatCount } from '../text/numbers.ts';
import classes from './list-bar.module.css';
import type { Selection } from './use-selection.ts';

interface ListBarProps {
  readonly where: TaskFilter;
  readonly totalCount: number | undefined;
  readonly selection: Selection;
  readonly onDone: (outcome: BulkOutcome) => void;
}

/** How many tasks match and are selected, and what can be done to the selected ones or, with a filter, to all that match. */
export const ListBar = ({ where, totalCount, selection, onDone }: ListBarProps) => {
  const selected = selection.tasks.length;
  const isFiltered = Object.keys(where).length > 0;
  return (
    <div className={classes.bar}>
      <Checkbox
        aria-label="Select all shown tasks"
        checked={selection.isAll}
        indeterminate={selected > 0 && !selection.isAll}
        onChange={(event) => selection.setAll(event.currentTarget.checked)}
      />
      <Group justify="space-between" gap="xs" flex={1} mih={30}>
        <Text size="sm" fw={600} role="status" aria-label="Number of tasks">
          {selected > 0
            ? `${selected.toLocaleString()} selected`
            : totalCount === undefined
              ? 'More than 10,000 tasks'
              : formatCount(totalCount, 'task')}
        </Text>
        {selected > 0 ? (
          <BulkActions
            key="selected"
            target={{ selected: selection.tasks }}
            object="selected"
            actions={applicableActions(selection.tasks.map(({ status }) => status))}
            onDone={onDone}
          />
        ) : (
          isFiltered && (
            <BulkActions
              key="all"
              target={{ where }}
              object="all"
              actions={applicableActions(where.status ?? [])}
              onDone={onDone}
            />
          )
        )}
      </Group>
    </div>
  );
};
