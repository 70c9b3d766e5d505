import { Group, Stack, Text, Title } from '@mantine/core';
import type { TaskView } from '@reviewcast/client';
import type { TaskRecord } from '@reviewcast/react';
import { isolated } from '../text/bidi.ts';
import { kindTitle } from '../text/kinds.ts';
import { taskStatusLabel } from '../text/task-status.ts';
import { formatTime } from '../text/time.ts';
import { ForeignText } from '../ui/foreign-text.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { TaskActions } from './task-actions.tsx';

interface TaskHeaderProps {
  readonly record: TaskRecord;
  readonly view: TaskView;
  readonly isReadOnly: boolean;
}

/** The task's product, status, and actions. */
export const TaskHeader = ({ record, view, isReadOnly }: TaskHeaderProps) => {
  const { kind, productName, createdAt } = record;
  const { expiresAt } = view;
  usePageTitle(isolated(productName));
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
        <Title order={2} size="h2" tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
          <ForeignText text={productName} />
        </Title>
        <Group gap="xs" mt={4}>
          <StatusBadge label={taskStatusLabel(view)} />
          <Text size="sm" c="dimmed">
            Started {formatTime(createdAt)}
            {expiresAt && ` · expires ${formatTime(expiresAt)}`}
          </Text>
        </Group>
      </Stack>
      {!isReadOnly && <TaskActions record={record} status={view.status} />}
    </Group>
  );
};
