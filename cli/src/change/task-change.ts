import type { Endpoint } from '@reviewcast/client';
import type { BulkFieldsFragment, TaskFilter, TaskStatus } from '@reviewcast/client/documents';

/** What a command does to tasks that a filter chooses. */
export interface TaskChange {
  /** "cancel". */
  readonly verb: string;
  /** "canceled". */
  readonly done: string;
  /** The states in which a task can be changed. */
  readonly states: readonly TaskStatus[];
  /** Changes as many matching tasks as one call handles, or counts them. */
  readonly apply: (endpoint: Endpoint, call: BulkCall) => Promise<BulkFieldsFragment>;
}

export interface BulkCall {
  readonly where: TaskFilter;
  /** Only counts. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

/** Whether tasks that match can be in a state in which the change applies. */
export const canApply = ({ states }: TaskChange, { status }: TaskFilter): boolean =>
  !status || states.some((name) => status.includes(name));
