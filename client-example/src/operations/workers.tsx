import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { WorkersDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { TaskRow } from '../task-list/task-row.tsx';
import { TaskRowActions } from '../task-list/task-row-actions.tsx';
import { kindTitle } from '../text/kinds.ts';
import { formatRelativeTime } from '../text/time.ts';
import { Message } from '../ui/message.tsx';

/** The live workers and their active tasks. */
export const Workers = () => {
  const { data, reload } = useQuery(WorkersDocument, {}, { pollIntervalMs: 3000 });
  if (!data) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>Workers</Title>
      {data.workers.length === 0 && (
        <Message title="No workers running">
          Tasks wait until you start one with <code>npm run worker</code>.
        </Message>
      )}
      {data.workers.map((worker) => (
        <Card key={worker.id} withBorder padding="md" bg="var(--card-background)">
          <Group justify="space-between" gap={4}>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {worker.id}
            </Text>
            <Text size="sm" c="dimmed">
              Last seen {formatRelativeTime(worker.lastSeenAt)} · started{' '}
              {formatRelativeTime(worker.startedAt)}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {worker.kinds.map((kind) => kindTitle[kind]).join(', ')} · concurrency{' '}
            {worker.concurrency} per kind · {worker.succeeded} succeeded · {worker.failed} failed
          </Text>
          {worker.activeTasks.map((task) => (
            <Group key={task.id} wrap="nowrap" gap="xs" ml={-16}>
              <TaskRow task={task} />
              <TaskRowActions task={task} onChange={reload} />
            </Group>
          ))}
        </Card>
      ))}
    </Stack>
  );
};
