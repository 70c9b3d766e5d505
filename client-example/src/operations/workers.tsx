import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { WorkersDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { TaskRow } from '../history/task-row.tsx';
import { TaskRowActions } from '../history/task-row-actions.tsx';
import { Message } from '../page/message.tsx';
import { kindTitle } from '../words/kinds.ts';
import { ago } from '../words/time.ts';

/** The workers that are alive, with what each is doing. */
export const Workers = () => {
  const { data, reload } = useApi().useAnswer(WorkersDocument, {}, { everyMs: 3000 });
  if (!data) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>Workers</Title>
      {data.workers.length === 0 && (
        <Message title="No worker is alive">
          Tasks wait until one is started: npm run worker.
        </Message>
      )}
      {data.workers.map((worker) => (
        <Card key={worker.id} withBorder padding="md" bg="var(--card-background)">
          <Group justify="space-between">
            <Text fw={600}>{worker.id}</Text>
            <Text size="sm" c="dimmed">
              Seen {ago(worker.lastSeenAt)} · since {ago(worker.startedAt)}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {worker.kinds.map((kind) => kindTitle[kind]).join(', ')} · {worker.concurrency} at once
            for each · {worker.succeeded} done · {worker.failed} failed
          </Text>
          {worker.activeTasks.map((task) => (
            <Group key={task.id} wrap="nowrap" gap="xs">
              <TaskRow task={task} />
              <TaskRowActions task={task} onChange={reload} />
            </Group>
          ))}
        </Card>
      ))}
    </Stack>
  );
};
