import { useMemo } from 'react';
import { useQuery } from 'urql';
import { TaskCardDocument } from '../../generated/graphql.ts';
import { authorization } from '../api/connection-settings.ts';
import type { WatchOptions } from '../api/reviewcast-api.ts';
import { type LiveTask, useFollowedTask } from '../follow/use-followed-task.ts';
import { urqlError } from './urql-error.ts';
import { useAskAgain } from './use-ask-again.ts';

/**
 * One task, kept up to date: read once, then followed from where it stood. urql's document cache knows no single task: what
 * its events change stands in this hook alone.
 */
export const useTask = (id: string, { watchToken }: WatchOptions = {}): LiveTask => {
  const context = useMemo(
    () =>
      watchToken === undefined ? {} : { fetchOptions: { headers: authorization(watchToken) } },
    [watchToken],
  );
  const variables = useMemo(() => ({ id }), [id]);
  const [{ data, error }, execute] = useQuery({ query: TaskCardDocument, variables, context });
  const reload = useAskAgain(execute);
  return useFollowedTask({
    id,
    watchToken,
    record: data?.taskStatus,
    error: urqlError(error),
    reload,
  });
};
