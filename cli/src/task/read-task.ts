import type { Endpoint } from '@reviewcast/client';
import { ApiError, request } from '@reviewcast/client';
import { TaskDocument, type TaskFieldsFragment } from '@reviewcast/client/documents';

/** Reads the current state of a task. @throws {ApiError} TASK_NOT_FOUND if it does not exist. */
export const readTask = async (
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<TaskFieldsFragment> => {
  const { taskStatus } = await request(endpoint, TaskDocument, { id }, { signal });
  if (taskStatus) return taskStatus;
  throw noTask(id);
};

/** The failure of a command for a task that the server does not know. */
export const noTask = (id: string): ApiError =>
  new ApiError(`Task ${id} does not exist or has expired.`, { code: 'TASK_NOT_FOUND' });
