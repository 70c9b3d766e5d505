import type { Task } from '../../contract/task.ts';
import { cancelTask as cancel } from '../../tasks/canceling.ts';
import { assertNotWatcher, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

/** Cancels a task and returns its state afterwards. A finished task is returned unchanged. */
export const cancelTask = async (
  dependencies: Dependencies,
  viewer: Viewer,
  taskId: string,
): Promise<Task> => {
  const task = await getTask(dependencies, viewer, taskId);
  assertNotWatcher(viewer);
  return (await revokeTask(dependencies, task.id)) ?? task;
};

/** Cancels a task unless it has finished. @returns its state afterwards; undefined if it does not exist. */
export const revokeTask = (
  { eventLog: log, queues, index, collections, schedules, settlements }: Dependencies,
  taskId: string,
): Promise<Task | undefined> =>
  cancel(taskId, { log, queues, index, collections, schedules, settlements });
