import { VisuallyHidden } from '@mantine/core';
import type { TaskView } from '@reviewcast/client';
import { formatCount, formatPercent } from '../text/numbers.ts';
import { taskStatusLabel } from '../text/task-status.ts';

/** Announces the task's progress to screen readers: each status change and each quarter, not each review. */
export const TaskAnnouncer = ({ title, view }: { title: string; view: TaskView }) => {
  const fraction = view.progress?.fraction ?? 0;
  const quarter = Math.floor(fraction * 4) / 4;
  const isDone = view.result !== null;
  return (
    <VisuallyHidden role="status">
      {title}: {taskStatusLabel(view).text}.{' '}
      {isDone
        ? `${formatCount(view.progress?.found ?? 0, 'review')} found.`
        : quarter > 0 && `${formatPercent(quarter)}.`}
    </VisuallyHidden>
  );
};
