import type { Task } from '../../contract/task.ts';
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
  if ((await forgetTask(dependencies, task)) === 'unfinished') {
    throw taskNotFinished(task.id, task.status);
  }
};

/** Deletes a task unless it is unfinished. */
export const forgetTask = async (
  {
    eventLog,
    index,
    collections,
    schedules,
  }: Pick<Dependencies, 'eventLog' | 'index' | 'collections' | 'schedules'>,
  task: Task,
) => {
  // Its settlement may not have been recorded yet.
  await schedules.runs.note(task);
  const outcome = await eventLog.forget(task.id);
  if (outcome === 'unfinished') return outcome;
  const { id, kind, owner, collection } = task;
  if (collection) await collections.remove({ collectionId: collection.id, kind, owner }, id);
  await index.remove(listedTask(id, task));
  return outcome;
};
