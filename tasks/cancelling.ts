import type { Task } from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import type { Queues } from './queues.ts';
import type { TaskIndex } from './task-index.ts';

/**
 * Cancels a task wherever it is: its record reads REVOKED before this answers, a worker that runs it is told, and a job that
 * waits is taken out. A finished task is returned unchanged; undefined where there is none.
 */
export const cancelTask = async (
  taskId: string,
  { log, queues, index }: { log: EventLog; queues: Queues; index: TaskIndex },
): Promise<Task | undefined> => {
  await log.revoke(taskId);
  const task = await log.find(taskId);
  // Also when it was revoked before: that call may have been cut off from its answer.
  if (task?.status === 'REVOKED') {
    const expiresAt = task.expiresAt ?? Date.now();
    await Promise.all([
      queues.remove(task.kind, taskId),
      index.finish(taskId, task.owner, expiresAt),
    ]);
  }
  return task;
};
