import type { TaskEvent } from '../follow-task/transports/transport.ts';
import type {
  ProgressFieldsFragment,
  ResultFieldsFragment,
  ReviewFieldsFragment,
  TaskErrorFieldsFragment,
  TaskFieldsFragment,
  TaskStatus,
} from '../generated/graphql.ts';

/** The state of a task as a client displays it. */
export interface TaskView {
  readonly taskId: string;
  readonly status: TaskStatus;
  readonly attempt: number;
  /** Null before the first progress event. */
  readonly progress: ProgressFieldsFragment | null;
  /** In the order found, each once. */
  readonly reviews: readonly ReviewFieldsFragment[];
  /** True if events were missed. Query `task.reviews` for all reviews. */
  readonly reviewsMissed: boolean;
  readonly result: ResultFieldsFragment | null;
  /** Why the last attempt failed; set in RETRY and FAILURE. */
  readonly error: TaskErrorFieldsFragment | null;
  /** Set in RETRY. */
  readonly retryAt: string | null;
}

/** The view before any event. */
export const emptyView = (taskId: string): TaskView => ({
  taskId,
  status: 'PENDING',
  attempt: 0,
  progress: null,
  reviews: [],
  reviewsMissed: false,
  result: null,
  error: null,
  retryAt: null,
});

/** The view of a task read by a query. Follow the task from its `cursor`. */
export const viewOf = (task: TaskFieldsFragment): TaskView => ({
  ...emptyView(task.id),
  ...stateOf(task),
  reviewsMissed: task.progress.found > 0,
});

/** The view after `event`. Pure. */
export const applyEvent = (view: TaskView, event: TaskEvent): TaskView => {
  const next = { ...view, attempt: event.attempt };
  switch (event.__typename) {
    case 'TaskQueued':
      return { ...next, status: 'PENDING' };
    case 'TaskStarted':
      return { ...next, status: 'STARTED', error: null, retryAt: null };
    case 'TaskProgressed':
      return { ...next, progress: event.progress };
    case 'ReviewsFound':
      return { ...next, reviews: [...view.reviews, ...event.reviews] };
    case 'TaskRetrying':
      return {
        ...next,
        status: 'RETRY',
        progress: event.progress,
        error: event.error,
        retryAt: event.retryAt,
      };
    case 'TaskSucceeded':
      return {
        ...next,
        status: 'SUCCESS',
        progress: event.progress,
        result: event.result,
        error: null,
        retryAt: null,
      };
    case 'TaskFailed':
      return {
        ...next,
        status: 'FAILURE',
        progress: event.progress,
        error: event.error,
        retryAt: null,
      };
    case 'TaskRevoked':
      return { ...next, status: 'REVOKED', progress: event.progress, error: null, retryAt: null };
    case 'TaskResynced':
      return { ...next, ...stateOf(event.task), reviewsMissed: true };
  }
};

const stateOf = ({ status, attempt, progress, result, error, retryAt }: TaskFieldsFragment) => ({
  status,
  attempt,
  progress,
  result,
  error,
  retryAt,
});
