import { type Endpoint, request } from '@reviewcast/client';
import {
  type TaskFilter,
  TaskListDocument,
  type TaskListFieldsFragment,
  type TaskListQuery,
  type TaskListQueryVariables,
} from '@reviewcast/client/documents';

export interface TaskSelection {
  readonly tasks: readonly TaskListFieldsFragment[];
  /** Of all tasks that match; null if they are too many to be counted. */
  readonly totalCount: number | null;
  readonly hasMore: boolean;
}

/** Reads the newest `limit` tasks that match, page by page. @throws {ApiError} and {ConnectionLostError} as `request` does. */
export const readTasks = async (
  endpoint: Endpoint,
  where: TaskFilter | undefined,
  limit: number,
  signal: AbortSignal,
): Promise<TaskSelection> => {
  const found: TaskListFieldsFragment[] = [];
  let after: string | null = null;
  for (;;) {
    const first = Math.min(pageSize, limit - found.length);
    const variables: TaskListQueryVariables = { first, after, where: where ?? null };
    const { tasks }: TaskListQuery = await request(endpoint, TaskListDocument, variables, {
      signal,
    });
    found.push(...tasks.edges.map(({ node }) => node));
    const { hasNextPage, endCursor } = tasks.pageInfo;
    if (!hasNextPage || found.length >= limit || endCursor === after) {
      return { tasks: found, totalCount: tasks.totalCount, hasMore: hasNextPage };
    }
    after = endCursor;
  }
};

/** What the server returns at most. */
const pageSize = 100;
