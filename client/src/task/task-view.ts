import type { TaskEvent } from '../follow-task/transports/transport.ts';
import type {
  ProgressFieldsFragment,
  ResultFieldsFragment,
  ReviewFieldsFragment,
  TaskErrorFieldsFragment,
  TaskFieldsFragment,
  TaskStatus,
} from '../generated/graphql.ts';
import { isFinalEvent } from './is-final.ts';

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
  /** Set in final states. */
  readonly finishedAt: string | null;
  /** When the task is deleted; set in final states. */
  readonly expiresAt: string | null;
  /** The position of this state in the log; null before the first event. */
  readonly cursor: string | null;
  /** The number of the last event in this state: of two states, the one with the higher number is newer. */
  readonly seq: number;
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
  finishedAt: null,
  expiresAt: null,
  cursor: null,
  seq: 0,
});

/** The view of a task read by a query. Follow the task from its `cursor`. */
export const viewOf = (task: TaskFieldsFragment): TaskView => ({
  ...emptyView(task.id),
  ...stateOf(task),
  reviewsMissed: task.progress.found > 0,
});

/**
 * The view after a query has returned the task once more. Responses can arrive late: one that is older than the view changes
 * nothing. Pure.
 */
export const applyTask = (view: TaskView, task: TaskFieldsFragment): TaskView =>
  task.id === view.taskId && task.seq > view.seq ? { ...view, ...stateOf(task) } : view;

/**
 * The view after `event`. An event that the view's state already includes adds only its reviews and copies; one of a type that this
 * version does not know changes only the position. Pure.
 */
export const applyEvent = (view: TaskView, event: TaskEvent): TaskView => {
  const isIncluded = event.seq <= view.seq && !isFinalEvent(event);
  if (!isIncluded || event.__typename === 'TaskResynced') return stateAfter(view, event);
  if (event.__typename === 'ReviewsFound') return withReviews(view, event.reviews);
  return event.__typename === 'CopiesFound' ? withCopies(view, event) : view;
};

const withReviews = (view: TaskView, reviews: readonly ReviewFieldsFragment[]): TaskView => ({
  ...view,
  reviews: [...view.reviews, ...reviews],
});

const withCopies = (view: TaskView, { reviewId, copies }: CopiesFound): TaskView => ({
  ...view,
  reviews: view.reviews.map((review) =>
    review.id === reviewId ? { ...review, copies: [...review.copies, ...copies] } : review,
  ),
});

type CopiesFound = Extract<TaskEvent, { __typename?: 'CopiesFound' }>;

const stateAfter = (view: TaskView, event: TaskEvent): TaskView => {
  const { attempt, cursor, seq } = event;
  const next = { ...view, attempt, cursor, seq };
  switch (event.__typename) {
    case 'TaskQueued':
      return { ...next, status: 'PENDING' };
    case 'TaskStarted':
      return { ...next, status: 'STARTED', error: null, retryAt: null };
    case 'TaskProgressed':
      return { ...next, progress: event.progress };
    case 'ReviewsFound':
      return withReviews(next, event.reviews);
    case 'CopiesFound':
      return withCopies(next, event);
    case 'TaskRetrying':
      return {
        ...next,
        status: 'RETRY',
        progress: event.progress,
        error: event.error,
        retryAt: event.retryAt,
      };
    case 'TaskSucceeded':
      return { ...next, ...endOf(event), status: 'SUCCESS', result: event.result, error: null };
    case 'TaskFailed':
      return { ...next, ...endOf(event), status: 'FAILURE', error: event.error };
    case 'TaskRevoked':
      return { ...next, ...endOf(event), status: 'REVOKED', error: null };
    case 'TaskResynced':
      return { ...next, ...stateOf(event.task), reviewsMissed: true };
    // Of a newer server.
    default:
      return next;
  }
};

type FinalEvent = Extract<
  TaskEvent,
  { __typename?: 'TaskSucceeded' | 'TaskFailed' | 'TaskRevoked' }
>;

const endOf = ({ progress, at, expiresAt }: FinalEvent) => ({
  progress,
  retryAt: null,
  finishedAt: at,
  expiresAt,
});

const stateOf = (task: TaskFieldsFragment) => {
  const { status, attempt, progress, result, error, retryAt } = task;
  const { finishedAt, expiresAt, cursor, seq } = task;
  return { status, attempt, progress, result, error, retryAt, finishedAt, expiresAt, cursor, seq };
};
