import type { Endpoint } from '@reviewcast/client';
import type { TaskFilter, TaskListFieldsFragment, TaskStatus } from '@reviewcast/client/documents';

/** What a command does to tasks that a filter chooses. */
export interface TaskChange {
  /** "cancel". */
  readonly verb: string;
  /** "canceled". */
  readonly done: string;
  /** The states in which a task can be changed. */
  readonly states: readonly TaskStatus[];
  /** Leaves out tasks that need no change, though their state allows it. Default: keeps all. */
  readonly select?: (
    endpoint: Endpoint,
    tasks: readonly TaskListFieldsFragment[],
    signal: AbortSignal,
  ) => Promise<readonly TaskListFieldsFragment[]>;
  /** Changes one task. */
  readonly apply: (endpoint: Endpoint, id: string, signal: AbortSignal) => Promise<void>;
}

/** The part of `where` that the change can apply to; undefined if that is nothing. */
export const changeable = (change: TaskChange, where: TaskFilter): TaskFilter | undefined => {
  const { states } = change;
  const status = where.status ? states.filter((name) => where.status?.includes(name)) : [...states];
  return status.length > 0 ? { ...where, status } : undefined;
};
