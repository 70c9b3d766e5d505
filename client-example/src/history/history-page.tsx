import { Button, Card, Center, Loader, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { TasksDocument, type TasksQuery } from '../../generated/graphql.ts';
import { usePaginatedQuery } from '../api/hooks.ts';
import { paths } from '../paths.ts';
import { TaskRow } from '../task-list/task-row.tsx';
import { TaskRowActions } from '../task-list/task-row-actions.tsx';
import { errorMessage } from '../text/error-message.ts';
import { Message } from '../ui/message.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { HistoryFilters, type TaskFilter } from './history-filters.tsx';
import classes from './history-page.module.css';

/** All tasks that the visitor may see, newest first. */
export const HistoryPage = () => {
  usePageTitle('History');
  const [filter, setFilter] = useState<TaskFilter>({ status: [], kind: [], productName: '' });
  const { status, kind } = filter;
  const productName = filter.productName.trim() || null;
  const tasks = usePaginatedQuery(
    TasksDocument,
    { first: 20, where: { status, kind, productName } },
    tasksOf,
  );
  const isFiltered = status.length > 0 || kind.length > 0 || productName !== null;
  return (
    <Stack gap="lg">
      <Title order={1}>History</Title>
      <HistoryFilters filter={filter} onChange={setFilter} />
      <Card padding={8} withBorder bg="var(--card-background)" mih={240}>
        {tasks.nodes.map((task) => (
          <div key={task.id} className={classes.row}>
            <TaskRow task={task} />
            <TaskRowActions task={task} onChange={tasks.reload} />
          </div>
        ))}
        {tasks.nodes.length === 0 && tasks.isLoading && (
          <Center h={200}>
            <Loader type="dots" />
          </Center>
        )}
        {tasks.nodes.length === 0 && !tasks.isLoading && (
          <EmptyHistory error={tasks.error} isFiltered={isFiltered} />
        )}
        {tasks.hasMore && (
          <Center p="sm">
            <Button variant="subtle" onClick={tasks.loadMore} loading={tasks.isLoading}>
              Show more
            </Button>
          </Center>
        )}
      </Card>
    </Stack>
  );
};

const tasksOf = ({ tasks }: TasksQuery) => tasks;

const EmptyHistory = ({ error, isFiltered }: { error: Error | undefined; isFiltered: boolean }) => {
  if (error) return <Message title="Could not load tasks">{errorMessage(error)}</Message>;
  if (isFiltered) return <Message title="No tasks match these filters" />;
  return (
    <Message
      title="No tasks yet"
      action={
        <Button component={Link} href={paths.home} variant="light">
          Collect reviews
        </Button>
      }
    >
      Finished tasks stay here until they expire.
    </Message>
  );
};
