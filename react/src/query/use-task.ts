import { request } from '@reviewcast/client';
import { TaskRecordDocument } from '@reviewcast/client/documents';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useEndpoint } from '../follow/reviewcast-provider.ts';
import { type LiveTask, useFollowedTask, type WatchOptions } from '../follow/use-followed-task.ts';

/**
 * Reads a task through TanStack Query, under the key `['reviewcast', 'task', url, id]`, then follows it. Events do not
 * update the query's data. Needs a `QueryClientProvider` and a `ReviewcastProvider`.
 *
 * ```tsx
 * const { view, connection, error } = useTask(id, { watchToken });
 * ```
 */
export const useTask = (id: string, { watchToken }: WatchOptions = {}): LiveTask => {
  const endpoint = useEndpoint();
  const { data, error, refetch } = useQuery({
    queryKey: ['reviewcast', 'task', endpoint.url.href, id],
    queryFn: ({ signal }) => request(endpoint, TaskRecordDocument, { id }, { signal, watchToken }),
    retry: false,
  });
  const reload = useCallback(() => void refetch(), [refetch]);
  return useFollowedTask({
    id,
    watchToken,
    record: data?.taskStatus,
    error: error ?? undefined,
    reload,
  });
};
