import type { Endpoint } from '@reviewcast/client';
import { ApiError, request } from '@reviewcast/client';
import { TaskDocument, type TaskFieldsFragment } from '@reviewcast/client/documents';

/** The task as it is now. @throws {ApiError} TASK_NOT_FOUND where there is none. */
export const readTask = async (
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<TaskFieldsFragment> => {
  const { taskStatus } = await request(endpoint, TaskDocument, { id }, { signal });
  if (taskStatus) return taskStatus;
  throw new ApiError('TASK_NOT_FOUND', `There is no task ${id}, or it has expired.`);
};
