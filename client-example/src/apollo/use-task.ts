import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect } from 'react';
import type { TaskView } from '../../../client/src/follow-task/task-view.ts';
import { TaskCardDocument, TaskLiveFragmentDoc } from '../../generated/graphql.ts';
import { authorization } from '../api/connection-settings.ts';
import type { WatchOptions } from '../api/reviewcast-api.ts';
import { type LiveTask, useFollowedTask } from '../follow/use-followed-task.ts';
import { apolloError } from './apollo-error.ts';
import { withTypenames } from './with-typenames.ts';

/**
 * One task, kept up to date: read once, then followed from where it stood. What its events change goes into the cache too,
 * so that every other query that shows the task follows along.
 */
export const useTask = (id: string, { watchToken }: WatchOptions = {}): LiveTask => {
  const { data, error, refetch } = useQuery(TaskCardDocument, {
    variables: { id },
    ...(watchToken === undefined ? {} : { context: { headers: authorization(watchToken) } }),
  });
  // The error stands in the result.
  const reload = useCallback(() => void refetch().catch(() => {}), [refetch]);
  const record = data?.taskStatus;
  const live = useFollowedTask({ id, watchToken, record, error: apolloError(error), reload });
  useKeptInCache(id, live.view);
  return live;
};

const useKeptInCache = (id: string, view: TaskView | undefined): void => {
  const { cache } = useApolloClient();
  useEffect(() => {
    if (!view?.progress) return;
    cache.writeFragment({
      from: { __typename: 'Task', id },
      fragment: TaskLiveFragmentDoc,
      fragmentName: 'TaskLive',
      data: withTypenames(view, view.progress),
    });
  }, [cache, id, view]);
};
