import { useApolloClient, useQuery } from '@apollo/client/react';
import type { TaskView } from '@reviewcast/client';
import { useCallback, useEffect } from 'react';
import { type LiveTask, useFollowedTask, type WatchOptions } from '../follow/use-followed-task.ts';
import { TaskLiveFragmentDoc, TaskRecordDocument } from '../generated/graphql.ts';
import { readApolloError } from './read-apollo-error.ts';

/**
 * Reads a task through Apollo Client, then follows it. Each event also updates the `Task` in the cache, so every other query
 * that selects the task rerenders. Needs an `ApolloProvider` and a `ReviewcastProvider`.
 *
 * ```tsx
 * const { view, connection, error } = useTask(id, { watchToken });
 * ```
 */
export const useTask = (id: string, { watchToken }: WatchOptions = {}): LiveTask => {
  const { data, error, refetch } = useQuery(TaskRecordDocument, {
    variables: { id },
    ...(watchToken === undefined
      ? {}
      : { context: { headers: { authorization: `Bearer ${watchToken}` } } }),
  });
  // A failure is reported as `error`.
  const reload = useCallback(() => void refetch().catch(() => {}), [refetch]);
  const record = data?.taskStatus;
  const live = useFollowedTask({ id, watchToken, record, error: readApolloError(error), reload });
  useCachedTask(id, live.view);
  return live;
};

const useCachedTask = (id: string, view: TaskView | undefined): void => {
  const { cache } = useApolloClient();
  useEffect(() => {
    if (!view?.progress) return;
    const { status, attempt, progress, result, error, retryAt } = view;
    cache.writeFragment({
      from: { __typename: 'Task', id },
      fragment: TaskLiveFragmentDoc,
      fragmentName: 'TaskLive',
      data: { __typename: 'Task', status, attempt, progress, result, error, retryAt },
    });
  }, [cache, id, view]);
};
