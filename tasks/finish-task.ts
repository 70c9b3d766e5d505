import type { Task } from '../contract/task.ts';
import { type SettlementStores, settleCollection } from './collections/settle-collection.ts';
import { listedTask } from './listed-task.ts';
import type { Schedules } from './scheduling/schedules.ts';

export interface FinishingStores extends SettlementStores {
  readonly schedules: Schedules;
}

/**
 * Does what follows when a task has reached its final state: records how the run of a schedule ended, moves the task to the list of
 * finished tasks, and settles its collection. Until that has happened, the sweep repeats it, so that it happens even if a process dies
 * in between.
 */
export const finishTask = async (task: Task, stores: FinishingStores): Promise<void> => {
  const { index, schedules } = stores;
  await schedules.runs.note(task);
  if (task.collection !== undefined) return settleCollection(task, stores);
  const expiresAt = task.expiresAt ?? task.createdAt;
  await index.finish(listedTask(task.id, task), expiresAt, task.result?.complete);
};
