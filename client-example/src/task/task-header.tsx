import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { TaskView } from '../../../client/src/follow-task/task-view.ts';
import type { TaskRecord } from '../follow/use-followed-task.ts';
import { TonedBadge } from '../page/toned.tsx';
import { kindTitle } from '../words/kinds.ts';
import { taskWords } from '../words/task-words.ts';
import { clock } from '../words/time.ts';
import { TaskActions } from './task-actions.tsx';

interface TaskHeaderProps {
  readonly record: TaskRecord;
  readonly view: TaskView;
  readonly isWatched: boolean;
}

/** What the task is, where it stands, what can be done to it. */
export const TaskHeader = ({ record, view, isWatched }: TaskHeaderProps) => {
  const { kind, productName, createdAt, expiresAt } = record;
  useEffect(() => {
    document.title = `${productName} · Reviewcast`;
  }, [productName]);
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Stack gap={4} style={{ minWidth: 0, flex: '1 1 280px' }}>
        <Text
          size="sm"
          fw={600}
          c="light-dark(var(--mantine-color-iris-7), var(--mantine-color-iris-3))"
        >
          {kindTitle[kind]}
        </Text>
        <Title order={2} size="h2" style={{ overflowWrap: 'anywhere' }}>
          {productName}
        </Title>
        <Group gap="xs" mt={4}>
          <TonedBadge words={taskWords(view)} />
          <Text size="sm" c="dimmed">
            Started {clock(createdAt)}
            {expiresAt && ` · kept until ${clock(expiresAt)}`}
          </Text>
        </Group>
      </Stack>
      {!isWatched && <TaskActions record={record} status={view.status} />}
    </Group>
  );
};
