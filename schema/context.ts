import type { Cursor } from '../contract/cursor.ts';
import type { TaskEvent } from '../contract/event.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { QueueState } from '../contract/queue-state.ts';
import type { Review } from '../contract/review.ts';
import type { Schedule } from '../contract/schedule.ts';
import type { Position, Task, TaskStatus } from '../contract/task.ts';
import type { WorkerReport } from '../contract/worker.ts';

/**
 * What resolvers need of the process that serves them. Everything here is bound to the caller of one operation: a task that
 * the caller may not see is as good as unknown, and what the caller may not do ends in FORBIDDEN.
 */
export interface Context {
  readonly tasks: TasksPort;
  readonly feed: FeedPort;
  readonly sources: SourcesPort;
  readonly schedules: SchedulesPort;
  readonly workers: WorkersPort;
  readonly queues: QueuesPort;
}

export interface TasksPort {
  /**
   * Starts a task, or joins one; the record exists and its job is added before it answers.
   *
   * @throws IDEMPOTENCY_MISMATCH, BAD_USER_INPUT (a source that the caller named is not configured), SERVICE_UNAVAILABLE.
   */
  start(request: StartRequest): Promise<Started>;
  /** The task as it is now. */
  find(taskId: string): Promise<Task | undefined>;
  /** Newest first. */
  list(query: TaskQuery): Promise<TaskPage>;
  /** @throws TASK_NOT_FOUND */
  eventsPage(taskId: string, after: Cursor | undefined, first: number): Promise<EventsPage>;
  /** Answers with the task as it then is: REVOKED, or unchanged where it was finished. @throws TASK_NOT_FOUND */
  cancel(taskId: string): Promise<Task>;
  /** @throws TASK_NOT_FOUND, TASK_NOT_FINISHED */
  retry(taskId: string): Promise<Started>;
  /** @throws TASK_NOT_FOUND, TASK_NOT_FINISHED */
  remove(taskId: string): Promise<void>;
  /** Everything collected so far, in the order of collecting. Asked again for the same state it reads nothing again. */
  reviews(task: Task): Promise<readonly Review[]>;
  /** Jobs ahead of it, while PENDING. */
  queuePosition(task: Task): Promise<number | null>;
  /** Null for those that may not pass it on. */
  watchToken(task: Task): string | null;
}

export interface FeedPort {
  /**
   * Every event behind `after`, or from the first, each once and in order; ends behind the final one.
   *
   * @throws TASK_NOT_FOUND, BAD_USER_INPUT for a `Last-Event-ID` of another task.
   */
  events(taskId: string, after: Cursor | undefined): Promise<AsyncIterable<FeedItem>>;
  /** The present state, then the newest whenever it is asked for another; ends behind the final one. @throws TASK_NOT_FOUND */
  states(taskId: string): Promise<AsyncIterable<Task>>;
}

export interface SourcesPort {
  list(): Promise<readonly SourceState[]>;
}

export interface SchedulesPort {
  /** @throws BAD_USER_INPUT: the caller has too many, or a source that it named is not configured. */
  add(request: ScheduleRequest): Promise<ScheduleState>;
  /** The one that runs soonest first. */
  list(): Promise<readonly ScheduleState[]>;
  /** @throws SCHEDULE_NOT_FOUND */
  remove(scheduleId: string): Promise<void>;
  /** The task of its last run, for as long as that is kept. */
  lastTask(schedule: ScheduleState): Promise<Task | undefined>;
}

export interface WorkersPort {
  /** Those that are alive. @throws FORBIDDEN */
  list(): Promise<readonly WorkerReport[]>;
}

export interface QueuesPort {
  /** One row for each kind. @throws FORBIDDEN */
  list(): Promise<readonly QueueState[]>;
  /** The rows now, then whenever they have changed, at most once a second. @throws FORBIDDEN */
  changes(): Promise<AsyncIterable<readonly QueueState[]>>;
}

/** What a caller asks for, checked and with its defaults. */
export interface StartRequest {
  readonly kind: ReviewKind;
  readonly productName: string;
  readonly maxReviews: number;
  /** Undefined: every source of the kind. */
  readonly sources: readonly string[] | undefined;
  readonly productUrls: readonly string[];
  readonly idempotencyKey: string | undefined;
  /** Seconds. */
  readonly maxAge: number | undefined;
}

export interface Started {
  readonly task: Task;
  readonly joined: boolean;
  readonly watchToken: string;
}

export interface TaskQuery {
  readonly first: number;
  /** The `cursor` of an edge. */
  readonly after: string | undefined;
  readonly status: readonly TaskStatus[] | undefined;
  readonly kind: readonly ReviewKind[] | undefined;
  /** Compared by NFKC, without case, spaces folded. */
  readonly productName: string | undefined;
}

export interface TaskPage {
  readonly edges: readonly { readonly cursor: string; readonly task: Task }[];
  readonly hasNextPage: boolean;
}

/** Stands in for events that have left the log: the whole state instead. */
export interface Resynced {
  readonly type: 'TaskResynced';
  readonly taskId: string;
  readonly seq: number;
  readonly nonce: string;
  readonly at: number;
  readonly attempt: number;
  readonly task: Task;
}

export type FeedItem = TaskEvent | Resynced;

export interface EventsPage {
  readonly events: readonly FeedItem[];
  /** Where the page ends. */
  readonly position: Position;
  readonly isFinal: boolean;
}

export interface SourceState {
  readonly name: string;
  readonly title: string;
  readonly kind: ReviewKind;
  readonly configured: boolean;
  readonly note: string | null;
  /** Milliseconds since 1970. */
  readonly cooldownUntil: number | null;
}

/** What a caller asks to be collected again and again, checked and with its defaults. */
export type ScheduleRequest = Omit<Schedule, 'id' | 'owner'>;

/** A schedule, and when it runs next in milliseconds since 1970. */
export type ScheduleState = Schedule & { readonly nextRunAt: number | null };
