import type { TaskStatus } from '../../generated/graphql.ts';
import { formatCount } from './numbers.ts';
import type { StatusLabel } from './status-label.ts';
import { formatTime, localizeTimes } from './time.ts';

/** The fields of a task that its status label depends on. */
export interface TaskState {
  readonly status: TaskStatus;
  readonly attempt?: number;
  readonly result: { readonly complete: boolean } | null;
  readonly error: { readonly message: string } | null;
  readonly retryAt?: string | null;
}

/** A task's status in a word or two. */
export const taskStatusLabel = ({ status, attempt = 0, result }: TaskState): StatusLabel => {
  switch (status) {
    case 'PENDING':
      return { text: 'Queued', intent: 'neutral' };
    case 'STARTED':
      return attempt > 1
        ? { text: `Collecting (attempt ${attempt})`, intent: 'active' }
        : { text: 'Collecting', intent: 'active' };
    case 'RETRY':
      return { text: 'Retrying soon', intent: 'warning' };
    case 'SUCCESS':
      return result?.complete === false
        ? { text: 'Partially complete', intent: 'warning' }
        : { text: 'Complete', intent: 'success' };
    case 'FAILURE':
      return { text: 'Failed', intent: 'error' };
    case 'REVOKED':
      return { text: 'Canceled', intent: 'neutral' };
  }
};

/** A sentence about the task's status; while the task runs, the worker's own message. The text may be empty. */
export const taskStatusDetail = (
  task: TaskState & {
    readonly queuePosition: number | null;
    readonly progress: { readonly found: number; readonly message: string | null } | null;
  },
): StatusLabel => {
  const { status, result, error, retryAt, queuePosition, progress } = task;
  const found = progress?.found ?? 0;
  switch (status) {
    case 'PENDING': {
      const ahead = queuePosition ? ` (${formatCount(queuePosition, 'task')} ahead)` : '';
      return { text: `Waiting for a worker${ahead}.`, intent: 'neutral' };
    }
    case 'STARTED':
      return { text: progress?.message ?? '', intent: 'active' };
    case 'RETRY': {
      const when = retryAt ? `at ${formatTime(retryAt)}` : 'soon';
      return { text: `${reasonFor(error)} Next attempt ${when}.`, intent: 'warning' };
    }
    case 'SUCCESS':
      if (result?.complete !== false) return { text: 'All sources finished.', intent: 'success' };
      return {
        text: `Some sources failed. ${found > 0 ? 'Reviews from the others are below.' : 'The others found no reviews.'}`,
        intent: 'warning',
      };
    case 'FAILURE':
      return { text: `${reasonFor(error)} ${outcomeFor(found)}`, intent: 'error' };
    case 'REVOKED':
      return { text: outcomeFor(found), intent: 'neutral' };
  }
};

const outcomeFor = (found: number): string =>
  found > 0 ? 'Reviews collected before then are below.' : 'No reviews were collected.';

const reasonFor = (error: TaskState['error']): string => {
  if (!error) return 'The reason is unknown.';
  const message = localizeTimes(error.message);
  return /[.!?]$/.test(message) ? message : `${message}.`;
};

/** All statuses, in filter order. */
export const taskStatuses = [
  'PENDING',
  'STARTED',
  'RETRY',
  'SUCCESS',
  'FAILURE',
  'REVOKED',
] as const satisfies readonly TaskStatus[];

export const isTaskStatus = (value: unknown): value is TaskStatus =>
  taskStatuses.some((status) => status === value);
