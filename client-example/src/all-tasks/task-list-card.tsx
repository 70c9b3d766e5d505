import { Button, Card, Center, Loader, Text } from '@mantine/core';
import { type TaskFilter, taskFilterInput } from '../task-list/task-filter.ts';
import { TaskItem } from '../task-list/task-item.tsx';
import { formatCount } from '../text/numbers.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { EmptyList } from './empty-list.tsx';
import { useLiveTasks } from './use-live-tasks.ts';

interface TaskListCardProps {
  readonly filter: TaskFilter;
  readonly clearFilter: () => void;
}

/** The tasks that match, live, with what can be done to each and to many of them. */
export const TaskListCard = ({ filter, clearFilter }: TaskListCardProps) => {
  const where = taskFilterInput(filter);
  const tasks = useLiveTasks(where);
  const { rows = [], error } = tasks;
  const isEmpty = rows.length === 0;
  const isLoading = tasks.rows === undefined && error === undefined;
  return (
    <Card padding={8} withBorder bg="var(--card-background)" mih={240}>
      {!isEmpty && (
        <Text size="sm" fw={600} p="xs" role="status" aria-label="Number of tasks">
          {tasks.totalCount === undefined
            ? 'More than 10,000 tasks'
            : formatCount(tasks.totalCount, 'task')}
        </Text>
      )}
      {rows.map((task) => (
        <TaskItem key={task.id} task={task} onChange={tasks.reload} />
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
  );
};
