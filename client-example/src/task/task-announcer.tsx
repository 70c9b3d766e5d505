import { VisuallyHidden } from '@mantine/core';
import type { TaskView } from '../../../client/src/follow-task/task-view.ts';
import { counted, percent } from '../words/numbers.ts';
import { taskWords } from '../words/task-words.ts';

/** Tells a screen reader how the task goes, politely: at each change of state and at each quarter, not at each review. */
export const TaskAnnouncer = ({ title, view }: { title: string; view: TaskView }) => {
  const fraction = view.progress?.fraction ?? 0;
  const quarter = Math.floor(fraction * 4) / 4;
  const isOver = view.result !== null;
  return (
    <VisuallyHidden role="status">
      {title}: {taskWords(view).text}.{' '}
      {isOver
        ? `${counted(view.progress?.found ?? 0, 'review')} found.`
        : quarter > 0 && `${percent(quarter)}.`}
    </VisuallyHidden>
  );
};
