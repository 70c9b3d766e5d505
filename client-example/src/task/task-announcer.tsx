import { VisuallyHidden } from '@mantine/core';
import { isFinalStatus, reportProgress, type TaskView } from '@reviewcast/client';
import { progressSentence, taskStatusLabel } from '../text/task-status.ts';

/** Announces the task's progress to screen readers: each status change and each quarter, not each review. */
export const TaskAnnouncer = ({ title, view }: { title: string; view: TaskView }) => {
  const { percent = 0 } = reportProgress(view);
  const quarter = Math.floor(percent / 25) * 25;
  const isRunning = !isFinalStatus(view.status);
  const progress = quarter > 0 ? ` ${quarter}%.` : '';
  return (
    <VisuallyHidden role="status">
      {title}: {isRunning ? `${taskStatusLabel(view).text}.${progress}` : progressSentence(view)}
    </VisuallyHidden>
  );
};
