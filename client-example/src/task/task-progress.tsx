import { Group, Progress, Text } from '@mantine/core';
import {
  isFinalStatus,
  reportProgress,
  reviewsFromSources,
  type TaskPhase,
  type TaskView,
} from '@reviewcast/client';
import { taskStatusDetail } from '../text/task-status.ts';
import { StatusText } from '../ui/status-text.tsx';

interface TaskProgressProps {
  readonly view: TaskView;
  /** How many tasks are ahead of it in the queue; null once it runs. */
  readonly queuePosition: number | null;
}

/** The task's progress bar, review count, and status detail. */
export const TaskProgress = ({ view, queuePosition }: TaskProgressProps) => {
  const report = reportProgress(view);
  const { phase, fraction, percent } = report;
  const isMoving = !isFinalStatus(view.status);
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600}>{reviewsFromSources(report)}</Text>
        <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {percent !== undefined && `${percent}%`}
        </Text>
      </Group>
      <Progress.Root size="md" bg="var(--fill)" mb={8}>
        <Progress.Section
          value={fraction * 100}
          aria-label="Task progress"
          animated={isMoving}
          striped={isMoving}
          color={barColor[phase]}
        />
      </Progress.Root>
      <div style={{ minHeight: '1.5em' }}>
        <StatusText label={taskStatusDetail(report, view, queuePosition)} />
      </div>
    </div>
  );
};

const barColor: Readonly<Record<TaskPhase, string>> = {
  queued: 'iris',
  collecting: 'iris',
  retrying: 'orange',
  complete: 'iris',
  partial: 'orange',
  failed: 'red',
  canceled: 'gray',
};
