import { Group, Progress, Text } from '@mantine/core';
import type { TaskView } from '@reviewcast/client';
import { isFinalStatus } from '@reviewcast/client';
import { formatCount, formatPercent } from '../text/numbers.ts';
import { taskStatusDetail } from '../text/task-status.ts';
import { StatusText } from '../ui/status-text.tsx';

interface TaskProgressProps {
  readonly view: TaskView;
  /** How many tasks are ahead of it in the queue; null once it runs. */
  readonly queuePosition: number | null;
}

/** The task's progress bar, review count, and status detail. */
export const TaskProgress = ({ view, queuePosition }: TaskProgressProps) => {
  const { progress, status } = view;
  const fraction = progress?.fraction ?? 0;
  const isRunning = !isFinalStatus(status);
  const detail = taskStatusDetail({ ...view, queuePosition });
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600}>{formatCount(progress?.found ?? 0, 'review')} found</Text>
        <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {(isRunning || status === 'SUCCESS') && formatPercent(fraction)}
        </Text>
      </Group>
      <Progress.Root size="md" bg="var(--fill)" mb={8}>
        <Progress.Section
          value={fraction * 100}
          aria-label="Task progress"
          animated={isRunning}
          striped={isRunning}
          color={status === 'FAILURE' ? 'red' : status === 'REVOKED' ? 'gray' : 'iris'}
        />
      </Progress.Root>
      <div style={{ minHeight: '1.5em' }}>
        {detail.text !== '' && <StatusText label={detail} />}
      </div>
    </div>
  );
};
