import type { Task } from '../contract/task.ts';
import { listedTask } from './listed-task.ts';
import type { Schedules } from './scheduling/schedules.ts';
import type { TaskIndex } from './task-index.ts';

/**
 * Does what follows when a task has reached its final state: records how the run of a schedule ended, then moves the task to the list
 * of finished tasks. Until that has happened, the sweep repeats it, so that it happens even if a process dies in between.
 */
export const finishTask = async (
  task: Task,
  { index, schedules }: { index: TaskIndex; schedules: Schedules },
): Promise<void> => {
  await schedules.runs.note(task);
  const expiresAt = task.expiresAt ?? task.createdAt;
  await index.finish(listedTask(task.id, task), expiresAt, task.result?.complete);
};
