import type { Task } from '../../contract/task.ts';
import { ApiError, taskNotFound } from '../../schema/errors.ts';
import type { Viewer } from '../access/viewer.ts';

/** The task if the viewer may see it; one that may not be seen is as good as unknown. */
export const visibleTo = (viewer: Viewer, task: Task | undefined): Task | undefined => {
  if (!task) return undefined;
  switch (viewer.kind) {
    case 'anyone':
    case 'operator':
      return task;
    case 'caller':
      return task.owner === viewer.owner ? task : undefined;
    case 'watcher': {
      const { taskId, createdAt } = viewer.grant;
      return task.id === taskId && task.createdAt === createdAt ? task : undefined;
    }
  }
};

/** Why a task is not there for this viewer: a watch token ends with its task. */
export const notVisible = (viewer: Viewer, taskId: string): ApiError =>
  viewer.kind === 'watcher' && viewer.grant.taskId === taskId
    ? new ApiError('TOKEN_EXPIRED', `The watch token's task ${taskId} has been forgotten.`)
    : taskNotFound(taskId);
