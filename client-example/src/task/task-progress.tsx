import { Group, Progress, Text } from '@mantine/core';
import { isFinalStatus } from '../../../client/src/follow-task/final-event.ts';
import type { TaskView } from '../../../client/src/follow-task/task-view.ts';
import { TonedText } from '../page/toned.tsx';
import { counted, percent } from '../words/numbers.ts';
import { taskNote } from '../words/task-words.ts';

interface TaskProgressProps {
  readonly view: TaskView;
  /** Jobs ahead of it, while it waits. */
  readonly queuePosition: number | null;
}

/** How far the task is, how much it has found, and what else there is to say. */
export const TaskProgress = ({ view, queuePosition }: TaskProgressProps) => {
  const { progress, status } = view;
  const fraction = progress?.fraction ?? 0;
  const isRunning = !isFinalStatus(status);
  const note = taskNote({ ...view, queuePosition });
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600}>{counted(progress?.found ?? 0, 'review')} found</Text>
        <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {(isRunning || status === 'SUCCESS') && percent(fraction)}
        </Text>
      </Group>
      <Progress.Root size="md" bg="var(--fill)" mb={8}>
        <Progress.Section
          value={fraction * 100}
          aria-label="Progress of the task"
          animated={isRunning}
          striped={isRunning}
          color={status === 'FAILURE' ? 'red' : status === 'REVOKED' ? 'gray' : 'iris'}
        />
      </Progress.Root>
      <div style={{ minHeight: '1.5em' }}>{note.text !== '' && <TonedText words={note} />}</div>
    </div>
  );
};
