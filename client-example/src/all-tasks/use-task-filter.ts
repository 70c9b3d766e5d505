import { useCallback, useMemo } from 'react';
import { readTaskFilter, type TaskFilter } from '../task-list/task-filter.ts';
import { type ChangeOptions, useUrlParameters } from '../ui/use-url-parameters.ts';

export interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter, options?: ChangeOptions) => void;
}

/** The filter in the page's URL, so that it survives a reload and can be bookmarked, and a function that changes it. */
export const useTaskFilter = () => {
  const [parameters, change] = useUrlParameters();
  const filter = useMemo(() => readTaskFilter(parameters), [parameters]);
  const setFilter = useCallback(
    (next: TaskFilter, options?: ChangeOptions) => change({ ...next }, options),
    [change],
  );
  return [filter, setFilter] as const;
};
