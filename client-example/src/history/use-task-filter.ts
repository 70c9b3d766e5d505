import { useCallback, useMemo } from 'react';
import type { ReviewKind, TaskStatus } from '../../generated/graphql.ts';
import { isKind } from '../text/kinds.ts';
import { isTaskStatus } from '../text/task-status.ts';
import { type ChangeOptions, useUrlParameters } from '../ui/use-url-parameters.ts';

/** Which tasks to list. */
export interface TaskFilter {
  /** Empty for all. */
  readonly status: readonly TaskStatus[];
  /** Empty for all. */
  readonly kind: readonly ReviewKind[];
  /** Beginnings of words of the product name, or a task ID. Empty for all. */
  readonly search: string;
}

/** The filter in the page's URL, so that it survives a reload and can be bookmarked, and a function that changes it. */
export const useTaskFilter = () => {
  const [parameters, change] = useUrlParameters();
  const filter = useMemo<TaskFilter>(
    () => ({
      status: parameters.getAll('status').filter(isTaskStatus),
      kind: parameters.getAll('kind').filter(isKind),
      search: parameters.get('search') ?? '',
    }),
    [parameters],
  );
  const setFilter = useCallback(
    ({ status, kind, search }: TaskFilter, options?: ChangeOptions) =>
      change({ status, kind, search }, options),
    [change],
  );
  return [filter, setFilter] as const;
};
