import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type LiveTask, useFollowedTask, type WatchOptions } from '../follow/use-followed-task.ts';
import { TaskRecordDocument } from '../generated/graphql.ts';
import { readUrqlError } from './read-urql-error.ts';
import { useRefetch } from './use-refetch.ts';

/**
 * Reads a task through urql, then follows it. Events do not update urql's document cache, which is keyed by query. Needs urql's
 * `Provider` and a `ReviewcastProvider`.
 *
 * ```tsx
 * const { view, connection, error } = useTask(id, { watchToken });
 * ```
 */
export const useTask = (id: string, { watchToken }: WatchOptions = {}): LiveTask => {
  const context = useMemo(
    () =>
      watchToken === undefined
        ? {}
        : { fetchOptions: { headers: { authorization: `Bearer ${watchToken}` } } },
    [watchToken],
  );
  const variables = useMemo(() => ({ id }), [id]);
  const [{ data, error }, execute] = useQuery({ query: TaskRecordDocument, variables, context });
  const reload = useRefetch(execute);
  return useFollowedTask({
    id,
    watchToken,
    record: data?.taskStatus,
    error: readUrqlError(error),
    reload,
  });
};
