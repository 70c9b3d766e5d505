import { ApiError } from '../../client/src/follow-task/api-error.ts';
import type { Endpoint } from '../../client/src/follow-task/endpoint.ts';
import { request } from '../../client/src/follow-task/http-request.ts';
import { TaskDocument, type TaskFieldsFragment } from '../../client/src/generated/graphql.ts';

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
