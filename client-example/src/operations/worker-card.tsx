import { Card, Group, Text, Title } from '@mantine/core';
import type { LiveWorkerFragment } from '../../generated/graphql.ts';
import { TaskItem } from '../task-list/task-item.tsx';
import { kindTitle } from '../text/kinds.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { DrainButton } from './drain-button.tsx';

interface WorkerCardProps {
  readonly worker: LiveWorkerFragment;
  readonly onChange: () => void;
}

/** One worker: what it runs, what it has done, and a button that drains it. */
export const WorkerCard = ({ worker, onChange }: WorkerCardProps) => {
  const { id, host, kinds, concurrency, succeeded, failed, activeTasks } = worker;
  return (
    <Card withBorder padding="md" bg="var(--card-background)" component="article" aria-label={id}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
            {id}
          </Title>
          <Text size="sm" c="dimmed">
            {host} · started <RelativeTime instant={worker.startedAt} /> · last seen{' '}
            <RelativeTime instant={worker.lastSeenAt} />
          </Text>
          <Text size="sm" c="dimmed">
            {kinds.map((kind) => kindTitle[kind]).join(', ')} · up to {concurrency} tasks per kind ·{' '}
            {succeeded.toLocaleString()} succeeded · {failed.toLocaleString()} failed
          </Text>
        </div>
        <DrainButton worker={worker} />
      </Group>
      {activeTasks.length > 0 && (
        <Card.Section inheritPadding withBorder mt="md" py={4} px={0}>
          {activeTasks.map((task) => (
            <TaskItem key={task.id} task={task} onChange={onChange} />
          ))}
        </Card.Section>
      )}
      {activeTasks.length === 0 && (
        <Text size="sm" mt="sm">
          Runs no task at the moment.
        </Text>
      )}
    </Card>
  );
};
