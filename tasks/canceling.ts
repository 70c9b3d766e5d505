import type { Task } from '../contract/task.ts';
import { type FinishingStores, finishTask } from './finish-task.ts';
import type { Queues } from './queues.ts';
import type { Settlements } from './settlements.ts';

export interface CancelingStores extends FinishingStores {
  readonly queues: Queues;
  readonly settlements: Settlements;
}

/**
 * Cancels a task. When it resolves, the record is REVOKED, a waiting job is removed, and a worker that runs the task has been told
 * to stop. A finished task does not change.
 *
 * @returns the task; undefined if it does not exist.
 */
export const cancelTask = async (
  taskId: string,
  stores: CancelingStores,
): Promise<Task | undefined> => {
  const { log, queues, settlements } = stores;
  const outcome = await log.revoke(taskId);
  const task = await log.find(taskId);
  if (task && outcome === 'written') await settlements.note(task);
  // Also if it was revoked earlier: that call may have been interrupted.
  if (task?.status === 'REVOKED') {
    await Promise.all([queues.remove(task.kind, taskId), finishTask(task, stores)]);
  }
  return task;
};
