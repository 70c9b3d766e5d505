import { Stack } from '@mantine/core';
import { noFilter } from '../task-list/task-filter.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { TaskFilters } from './task-filters.tsx';
import { TaskListCard } from './task-list-card.tsx';
import { useTaskFilter } from './use-task-filter.ts';

/** All tasks that the visitor may see, newest first. */
export const AllTasksPage = () => {
  const [filter, setFilter] = useTaskFilter();
  return (
    <Stack gap="lg">
      <PageHeading>Tasks</PageHeading>
      <TaskFilters filter={filter} onChange={setFilter} />
      <TaskListCard
        key={JSON.stringify(filter)}
        filter={filter}
        clearFilter={() => setFilter(noFilter)}
      />
    </Stack>
  );
};
