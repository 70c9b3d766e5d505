import { taskNotFinished } from '../../schema/errors.ts';
import { listedTask } from '../../tasks/listed-task.ts';
import { assertNotWatcher, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';

/** Deletes a finished task, its log and its reviews. */
export const deleteTask = async (
  dependencies: Dependencies,
  viewer: Viewer,
  taskId: string,
): Promise<void> => {
  const task = await getTask(dependencies, viewer, taskId);
  assertNotWatcher(viewer);
  // Its settlement may not have been recorded yet.
  await dependencies.schedules.runs.note(task);
  const outcome = await dependencies.eventLog.forget(task.id);
  if (outcome === 'unfinished') throw taskNotFinished(task.id, task.status);
  await dependencies.index.remove(listedTask(task.id, task));
};
