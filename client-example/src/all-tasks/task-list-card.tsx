import { Button, Card, Center, Checkbox, Loader } from '@mantine/core';
import { useState } from 'react';
import type { BulkOutcome } from '../task-list/bulk/bulk-action.ts';
import { BulkNotice } from '../task-list/bulk/bulk-notice.tsx';
import { type TaskFilter, taskFilterInput } from '../task-list/task-filter.ts';
import { TaskItem } from '../task-list/task-item.tsx';
import { isolated } from '../text/bidi.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListBar } from './list-bar.tsx';
import { useLiveTasks } from './use-live-tasks.ts';
import { useSelection } from './use-selection.ts';

interface TaskListCardProps {
  readonly filter: TaskFilter;
  readonly clearFilter: () => void;
}

/** The tasks that match, live, with what can be done to each and to many of them. */
export const TaskListCard = ({ filter, clearFilter }: TaskListCardProps) => {
  const where = taskFilterInput(filter);
  const tasks = useLiveTasks(where);
  const { rows = [], error } = tasks;
  const selection = useSelection(rows);
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const isEmpty = rows.length === 0;
  const isLoading = tasks.rows === undefined && error === undefined;
  return (
    <>
      <BulkNotice outcome={outcome} onClose={() => setOutcome(undefined)} />
      <Card padding={8} withBorder bg="var(--card-background)" mih={240}>
        {!isEmpty && (
          <ListBar
            where={where}
            totalCount={tasks.totalCount}
            selection={selection}
            onDone={(done) => {
              setOutcome(done);
              selection.clear();
              tasks.reload();
            }}
          />
        )}
        {rows.map((task) => (
          <TaskItem
            key={task.id}
            task={task}
            leading={
              <Checkbox
                ml={10}
                aria-label={`Select ${isolated(task.productName)}`}
                checked={selection.has(task.id)}
                onChange={(event) => selection.set(task.id, event.currentTarget.checked)}
              />
            }
            onChange={tasks.reload}
          />
        ))}
        {isLoading && (
          <Center h={200}>
            <Loader type="dots" />
          </Center>
        )}
        {isEmpty && !isLoading && (
          <EmptyList
            error={error}
            reload={tasks.reload}
            clearFilter={Object.keys(where).length > 0 ? clearFilter : undefined}
          />
        )}
        {!isEmpty && error && <ErrorText error={error} ta="center" p="sm" />}
        {tasks.hasMore && (
          <Center p="sm">
            <Button variant="subtle" onClick={tasks.loadMore} loading={tasks.isLoading}>
              Show more
            </Button>
          </Center>
        )}
      </Card>
    </>
  );
};
