import { Button, Card, Center, Loader, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { TasksDocument, type TasksQuery } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { Message } from '../page/message.tsx';
import { errorWords } from '../words/error-words.ts';
import { HistoryFilters, type TaskFilter } from './history-filters.tsx';
import classes from './history-page.module.css';
import { TaskRow } from './task-row.tsx';
import { TaskRowActions } from './task-row-actions.tsx';

/** All tasks that whoever looks may see, the newest first. */
export const HistoryPage = () => {
  const [filter, setFilter] = useState<TaskFilter>({ status: [], kind: [], productName: '' });
  const { status, kind } = filter;
  const productName = filter.productName.trim() || null;
  const tasks = useApi().usePages(
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
          <Nothing error={tasks.error} isFiltered={isFiltered} />
        )}
        {tasks.hasMore && (
          <Center p="sm">
            <Button variant="subtle" onClick={tasks.more} loading={tasks.isLoading}>
              Show more
            </Button>
          </Center>
        )}
      </Card>
    </Stack>
  );
};

const tasksOf = ({ tasks }: TasksQuery) => tasks;

const Nothing = ({ error, isFiltered }: { error: Error | undefined; isFiltered: boolean }) => {
  if (error) return <Message title="The tasks cannot be shown">{errorWords(error)}</Message>;
  if (isFiltered) return <Message title="No task fits this filter" />;
  return (
    <Message
      title="Nothing has been collected lately"
      action={
        <Button component={Link} href="/" variant="light">
          Collect reviews
        </Button>
      }
    >
      Finished tasks are kept for a while and stand here meanwhile.
    </Message>
  );
};
