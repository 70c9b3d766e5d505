import type { Cursor } from '../contract/cursor.ts';
import type { Failure } from '../contract/failure.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { QueueState } from '../contract/queue-state.ts';
import type { Review } from '../contract/review.ts';
import type { Schedule, ScheduleRun } from '../contract/schedule.ts';
import type { SummaryDetails } from '../contract/summary-details.ts';
import type { Summary, Task } from '../contract/task.ts';
import type { Theme } from '../contract/themes.ts';
import type { WorkerReport } from '../contract/worker.ts';
import type { CollectionsPort } from './collections-port.ts';
import type { EventsPage, FeedItem } from './feed-item.ts';
import type { ReviewFilter } from './review-matcher.ts';
import type { TaskFilter, TaskPage, TaskQuery } from './task-query.ts';

/**
 * What resolvers need from the process that serves them. Every port is bound to the caller of one operation: a task the caller
 * may not see does not exist for it, and an operation the caller may not perform fails with FORBIDDEN.
 */
export interface Context {
  readonly tasks: TasksPort;
  readonly feed: FeedPort;
  readonly collections: CollectionsPort;
  readonly sources: RowsPort<SourceState>;
  readonly schedules: SchedulesPort;
  readonly workers: WorkersPort;
  readonly queues: QueuesPort;
}

export interface TasksPort {
  /**
   * Starts a task or joins an existing one. By the time it resolves, the record exists and its job is queued.
   *
   * @throws IDEMPOTENCY_MISMATCH, BAD_USER_INPUT (a requested source is not configured), RATE_LIMITED, QUEUE_FULL,
   *   SERVICE_UNAVAILABLE.
   */
  start(request: TaskRequest): Promise<StartedTask>;
  /** The task as it is now. @throws TASK_UNREADABLE */
  find(taskId: string): Promise<Task | undefined>;
  /** Those of the tasks that exist and can be read. */
  findEach(taskIds: readonly string[]): Promise<readonly Task[]>;
  /** Newest first. @throws INVALID_CURSOR, FORBIDDEN (a condition is for operators only) */
  list(query: TaskQuery): Promise<TaskPage>;
  /** @throws TASK_NOT_FOUND */
  eventsPage(taskId: string, after: Cursor | undefined, first: number): Promise<EventsPage>;
  /** Returns the task as it is afterwards: REVOKED, or unchanged if it was already finished. @throws TASK_NOT_FOUND */
  cancel(taskId: string): Promise<Task>;
  /** @throws TASK_NOT_FOUND, TASK_NOT_FINISHED, RATE_LIMITED, QUEUE_FULL */
  retry(taskId: string, scope: RetryScope): Promise<StartedTask>;
  /** @throws TASK_NOT_FOUND, TASK_NOT_FINISHED */
  delete(taskId: string): Promise<void>;
  /** Cancels every unfinished task that matches. @throws FORBIDDEN, as the two below. */
  cancelEach(request: BulkRequest): Promise<BulkResult>;
  /** Retries every task that matches, has no complete result, and has not been retried. @throws RATE_LIMITED, QUEUE_FULL */
  retryEach(request: BulkRequest, scope: RetryScope): Promise<BulkResult>;
  /** Deletes every finished task that matches. */
  deleteEach(request: BulkRequest): Promise<BulkResult>;
  /** Everything collected so far, in the order of collection. Reads once per state: the same task object returns the same array. */
  reviews(task: Task): Promise<readonly Review[]>;
  /** Summarizes the reviews of {@link reviews} that match. Computed once for each state and filter, however many ask. */
  summary(task: Task, filter: ReviewFilter): Promise<Summary & SummaryDetails>;
  /** The themes of the reviews that match, most mentioned first. While the task runs, they may be two seconds old. */
  themes(task: Task, filter: ReviewFilter): Promise<readonly Theme[]>;
  /** Jobs ahead of it while PENDING, otherwise null. */
  queuePosition(task: Task): Promise<number | null>;
  /** Null for callers that may not pass the token on. */
  watchToken(task: Task): string | null;
  /** Identifies the caller who started it. Null for callers other than operators. */
  owner(task: Task): string | null;
}

export interface FeedPort {
  /**
   * Every event after `after`, or from the first one, exactly once and in order; ends after the final event.
   *
   * @throws TASK_NOT_FOUND, INVALID_CURSOR for a `Last-Event-ID` that is not a cursor of this task.
   */
  events(taskId: string, after: Cursor | undefined): Promise<AsyncIterable<FeedItem>>;
  /** The current state, then the newest one on each pull; ends after the final state. @throws TASK_NOT_FOUND */
  states(taskId: string): Promise<AsyncIterable<Task>>;
  /**
   * The first page of the list now, then the newest one on each pull after it has changed, at most once a second. Never ends by itself.
   *
   * @throws FORBIDDEN
   */
  pages(query: Omit<TaskQuery, 'after'>): Promise<AsyncIterable<TaskPage>>;
}

export interface RowsPort<Row> {
  /** @throws FORBIDDEN */
  list(): Promise<readonly Row[]>;
  /** The rows now, then whenever they change, at most once a second. @throws FORBIDDEN */
  changes(): Promise<AsyncIterable<readonly Row[]>>;
}

export interface SchedulesPort {
  /** @throws BAD_USER_INPUT: the caller has too many schedules, or a requested source is not configured. */
  create(request: ScheduleRequest): Promise<ScheduleState>;
  /** Soonest next run first. */
  list(): Promise<readonly ScheduleState[]>;
  find(scheduleId: string): Promise<ScheduleState | undefined>;
  /** Replaces everything but the ID. @throws SCHEDULE_NOT_FOUND, BAD_USER_INPUT (a requested source is not configured) */
  update(scheduleId: string, request: ScheduleRequest): Promise<ScheduleState>;
  /** @throws SCHEDULE_NOT_FOUND */
  pause(scheduleId: string): Promise<ScheduleState>;
  /** @throws SCHEDULE_NOT_FOUND */
  resume(scheduleId: string): Promise<ScheduleState>;
  /** Starts a run now, or joins the one in progress. @throws SCHEDULE_NOT_FOUND, RATE_LIMITED, QUEUE_FULL, SERVICE_UNAVAILABLE */
  run(scheduleId: string): Promise<StartedTask>;
  /** Newest first. */
  runs(schedule: ScheduleState, first: number): Promise<readonly ScheduleRun[]>;
  /** @throws SCHEDULE_NOT_FOUND */
  delete(scheduleId: string): Promise<void>;
  /** The task of its last run, while that is kept. */
  lastTask(schedule: ScheduleState): Promise<Task | undefined>;
}

/** Workers that are alive. */
export interface WorkersPort extends RowsPort<WorkerReport> {
  /** Makes a worker exit once its tasks are finished or handed back. @throws WORKER_NOT_FOUND, FORBIDDEN */
  drain(workerId: string): Promise<WorkerReport>;
}

/** One row for each kind. */
export interface QueuesPort extends RowsPort<QueueState> {
  /** Workers take no further tasks of the kind. Returns its row. @throws FORBIDDEN */
  pause(kind: ReviewKind): Promise<QueueState>;
  /** Workers take tasks of the kind again. Returns its row. @throws FORBIDDEN */
  resume(kind: ReviewKind): Promise<QueueState>;
}

/** Validated input of a mutation that starts a task, with defaults applied. */
export interface TaskRequest {
  readonly kind: ReviewKind;
  readonly productName: string;
  readonly maxReviews: number;
  /** Undefined: every configured source of the kind. */
  readonly sources: readonly string[] | undefined;
  readonly productUrls: readonly string[];
  readonly idempotencyKey: string | undefined;
  /** Seconds. */
  readonly maxAge: number | undefined;
  /** Seconds. Undefined: the operator's setting. */
  readonly keepFor: number | undefined;
}

/** Which tasks a bulk mutation changes. */
export interface BulkRequest {
  /** Restricts something. */
  readonly where: TaskFilter;
  /** Changes nothing. */
  readonly dryRun: boolean;
}

export interface BulkResult {
  readonly matched: number;
  readonly changed: number;
  readonly hasMore: boolean;
}

/** Which sources a retry asks: all, or those that failed. */
export type RetryScope = 'ALL' | 'FAILED_SOURCES';

export interface StartedTask {
  readonly task: Task;
  /** Whether an existing task was joined instead of a new one started. */
  readonly joined: boolean;
  /** Signs the token. */
  readonly watchToken: () => string;
}

export interface SourceState {
  readonly name: string;
  readonly title: string;
  readonly kind: ReviewKind;
  readonly configured: boolean;
  readonly note: string | null;
  /** Milliseconds since 1970, as the instants below. */
  readonly cooldownUntil: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastError: Failure | null;
  readonly lastErrorAt: number | null;
  readonly limit: SourceLimit | null;
}

/** A rate limit, and what the busiest host has used of it. */
export interface SourceLimit {
  readonly requests: number;
  readonly seconds: number;
  readonly used: number;
}

/** Validated input of `scheduleReviews` and `updateSchedule`, with defaults applied. */
export type ScheduleRequest = Omit<Schedule, 'id' | 'owner' | 'createdAt'>;

/** A schedule, when it runs next, and since when it is paused, in milliseconds since 1970. One of these two is null. */
export type ScheduleState = Schedule & {
  readonly nextRunAt: number | null;
  readonly pausedSince: number | null;
  readonly refusal: string | null;
};
