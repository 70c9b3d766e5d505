import { isFinal } from '../../contract/task.ts';
import type { StartedTask } from '../../schema/context.ts';
import { taskNotFinished } from '../../schema/errors.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';
import { acceptTask } from './start-task.ts';

/** Starts a new task with the input of a finished one. */
export const retryTask = async (
  dependencies: Dependencies,
  viewer: Viewer,
  taskId: string,
): Promise<StartedTask> => {
  const task = await getTask(dependencies, viewer, taskId);
  const owner = ownerOf(viewer);
  if (!isFinal(task.status)) throw taskNotFinished(task.id, task.status);
  const { kind, productName, maxReviews, sources, productUrls } = task;
  return acceptTask(dependencies, {
    kind,
    productName,
    maxReviews,
    sources,
    productUrls,
    owner,
    retryOf: task.id,
    scheduleId: null,
  });
};
