import type {
  TaskFilter as ApiTaskFilter,
  ReviewKind,
  TaskStatus,
} from '../../generated/graphql.ts';
import { paths } from '../paths.ts';
import { isKind } from '../text/kinds.ts';
import { isTaskStatus } from '../text/task-status.ts';

/** Which tasks to list. Empty values do not restrict. */
export interface TaskFilter {
  readonly status: readonly TaskStatus[];
  readonly kind: readonly ReviewKind[];
  /** Beginnings of words of the product name, or a task ID. */
  readonly search: string;
  readonly errorCode: string;
  /** Of tasks that succeeded: whether every source delivered. */
  readonly complete: '' | 'true' | 'false';
  /** The caller that started the task, as operators see it. */
  readonly owner: string;
  readonly scheduleId: string;
  /** An instant in UTC. */
  readonly createdFrom: string;
  /** An instant in UTC, exclusive. */
  readonly createdUntil: string;
}

export const noFilter: TaskFilter = {
  status: [],
  kind: [],
  search: '',
  errorCode: '',
  complete: '',
  owner: '',
  scheduleId: '',
  createdFrom: '',
  createdUntil: '',
};

/** Reads a filter from the parameters of a URL. Ignores values that no filter can have. */
export const readTaskFilter = (parameters: URLSearchParams): TaskFilter => {
  const text = (name: keyof TaskFilter) => parameters.get(name) ?? '';
  const instant = (name: keyof TaskFilter) =>
    Number.isNaN(Date.parse(text(name))) ? '' : new Date(text(name)).toISOString();
  const complete = text('complete');
  return {
    status: parameters.getAll('status').filter(isTaskStatus),
    kind: parameters.getAll('kind').filter(isKind),
    search: text('search'),
    errorCode: text('errorCode'),
    complete: complete === 'true' || complete === 'false' ? complete : '',
    owner: text('owner'),
    scheduleId: text('scheduleId'),
    createdFrom: instant('createdFrom'),
    createdUntil: instant('createdUntil'),
  };
};

/** The filter as the API takes it, without conditions that do not restrict. */
export const taskFilterInput = (filter: TaskFilter): ApiTaskFilter => {
  const { status, kind, complete, search, ...texts } = filter;
  const entries = Object.entries({ ...texts, search: search.trim() });
  return {
    ...(status.length > 0 && { status: [...status] }),
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(complete !== '' && { complete: complete === 'true' }),
    ...Object.fromEntries(entries.filter(([, value]) => value !== '')),
  };
};

/** The path of the page that lists the tasks that match. */
export const taskListPath = (filter: Partial<TaskFilter>): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const one of [value].flat()) if (one !== '') parameters.append(name, one);
  }
  const query = parameters.toString();
  return query === '' ? paths.allTasks : `${paths.allTasks}?${query}`;
};
