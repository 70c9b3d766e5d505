import type { Task } from '../../contract/task.ts';
import { ApiError, taskNotFound } from '../../schema/errors.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** The task if it exists and the viewer may see it. @throws TASK_NOT_FOUND or TOKEN_EXPIRED, for a watch token only. */
export const findTask = async (
  { eventLog }: Pick<Dependencies, 'eventLog'>,
  viewer: Viewer,
  taskId: string,
): Promise<Task | undefined> => {
  const task = visibleTo(viewer, await eventLog.find(taskId));
  if (!task && viewer.kind === 'watcher') throw notFound(viewer, taskId);
  return task;
};

/** The task. @throws TASK_NOT_FOUND; TOKEN_EXPIRED if it was the task of the viewer's watch token. */
export const getTask = async (
  dependencies: Pick<Dependencies, 'eventLog'>,
  viewer: Viewer,
  taskId: string,
): Promise<Task> => {
  const task = await findTask(dependencies, viewer, taskId);
  if (!task) throw notFound(viewer, taskId);
  return task;
};

/** Those of the tasks that exist, can be read, and are visible to the viewer. */
export const findTasks = async (
  { eventLog }: Pick<Dependencies, 'eventLog'>,
  viewer: Viewer,
  taskIds: readonly string[],
): Promise<Task[]> => {
  const tasks = await Promise.all(taskIds.map((taskId) => eventLog.findReadable(taskId)));
  return tasks.flatMap((task) => visibleTo(viewer, task) ?? []);
};

/** The task if the viewer may see it. */
export const visibleTo = <T extends Pick<Task, 'id' | 'owner' | 'createdAt' | 'collection'>>(
  viewer: Viewer,
  task: T | undefined,
): T | undefined => {
  if (!task) return undefined;
  switch (viewer.kind) {
    case 'anyone':
    case 'operator':
      return task;
    case 'caller':
      return task.owner === viewer.owner ? task : undefined;
    case 'watcher': {
      const { of, id, createdAt } = viewer.grant;
      const granted = of === 'task' ? task : task.collection;
      return granted?.id === id && granted.createdAt === createdAt ? task : undefined;
    }
  }
};

const notFound = (viewer: Viewer, taskId: string): ApiError =>
  viewer.kind === 'watcher' && viewer.grant.of === 'task' && viewer.grant.id === taskId
    ? new ApiError('TOKEN_EXPIRED', `watchToken has expired: task ${taskId} no longer exists.`)
    : taskNotFound(taskId);
