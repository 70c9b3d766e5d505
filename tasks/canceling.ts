import type { Task } from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import { finishTask } from './finish-task.ts';
import type { Queues } from './queues.ts';
import type { Schedules } from './scheduling/schedules.ts';
import type { Settlements } from './settlements.ts';
import type { TaskIndex } from './task-index.ts';

/**
 * Cancels a task. When it resolves, the record is REVOKED, a waiting job is removed, and a worker that runs the task has been told
 * to stop. A finished task does not change.
 *
 * @returns the task; undefined if it does not exist.
 */
export const cancelTask = async (
  taskId: string,
  {
    log,
    queues,
    index,
    schedules,
    settlements,
  }: {
    log: EventLog;
    queues: Queues;
    index: TaskIndex;
    schedules: Schedules;
    settlements: Settlements;
  },
): Promise<Task | undefined> => {
  const outcome = await log.revoke(taskId);
  const task = await log.find(taskId);
  if (task && outcome === 'written') await settlements.note(task);
  // Also if it was revoked earlier: that call may have been interrupted.
  if (task?.status === 'REVOKED') {
    await Promise.all([queues.remove(task.kind, taskId), finishTask(task, { index, schedules })]);
  }
  return task;
};
