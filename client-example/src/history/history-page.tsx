import { Button, Card, Center, Loader, Stack } from '@mantine/core';
import { Link } from 'wouter';
import { TasksDocument, type TasksQuery } from '../../generated/graphql.ts';
import { usePaginatedQuery } from '../api/hooks.ts';
import { paths } from '../paths.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { TaskRow } from '../task-list/task-row.tsx';
import { TaskRowActions } from '../task-list/task-row-actions.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { HistoryFilters } from './history-filters.tsx';
import classes from './history-page.module.css';
import { useTaskFilter } from './use-task-filter.ts';

/** All tasks that the visitor may see, newest first. */
export const HistoryPage = () => {
  const [filter, setFilter] = useTaskFilter();
  const search = filter.search.trim() || null;
  const status = [...filter.status];
  const kind = [...filter.kind];
  const tasks = usePaginatedQuery(
    TasksDocument,
    { first: 20, where: { status, kind, search } },
    tasksOf,
  );
  const isFiltered = status.length > 0 || kind.length > 0 || search !== null;
  return (
    <Stack gap="lg">
      <PageHeading>History</PageHeading>
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
          <EmptyHistory
            error={tasks.error}
            reload={tasks.reload}
            clearFilter={
              isFiltered ? () => setFilter({ status: [], kind: [], search: '' }) : undefined
            }
          />
        )}
        {tasks.nodes.length > 0 && tasks.error && (
          <ErrorText error={tasks.error} ta="center" p="sm" />
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

interface EmptyHistoryProps {
  readonly error: Error | undefined;
  readonly reload: () => void;
  /** Undefined without a filter. */
  readonly clearFilter: (() => void) | undefined;
}

const EmptyHistory = ({ error, reload, clearFilter }: EmptyHistoryProps) => {
  if (error) return <LoadProblem title="Could not load tasks" error={error} reload={reload} />;
  if (clearFilter) {
    return (
      <Message
        title="No tasks match these filters"
        action={
          <Button variant="light" onClick={clearFilter}>
            Clear filters
          </Button>
        }
      />
    );
  }
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
