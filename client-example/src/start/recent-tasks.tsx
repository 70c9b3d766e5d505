import { Anchor, Group, Stack, Title } from '@mantine/core';
import { Link } from 'wouter';
import { TasksDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { paths } from '../paths.ts';
import { TaskRow } from '../task-list/task-row.tsx';

/** The most recent tasks; renders nothing if there are none. */
export const RecentTasks = () => {
  const { data } = useQuery(TasksDocument, { first: 3 });
  const tasks = data?.tasks.edges ?? [];
  if (tasks.length === 0) return null;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Recent
        </Title>
        <Anchor component={Link} href={paths.allTasks} size="sm">
          View all
        </Anchor>
      </Group>
      <div>
        {tasks.map(({ node }) => (
          <TaskRow key={node.id} task={node} />
        ))}
      </div>
    </Stack>
  );
};
