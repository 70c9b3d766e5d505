import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { type LiveTask, useFollowedTask, type WatchOptions } from '../follow/use-followed-task.ts';
import { TaskRecordDocument } from '../generated/graphql.ts';
import { readApolloError } from './read-apollo-error.ts';
import { useCachedTask } from './use-cached-task.ts';

/**
 * Reads a task through Apollo Client, then follows it. Each event also updates the `Task` in the cache, so every other query
 * that selects the task rerenders, and no response that arrives late takes the cached task back to an older state. Needs an
 * `ApolloProvider` and a `ReviewcastProvider`.
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
  useCachedTask(useApolloClient().cache, live.view);
  return live;
};
