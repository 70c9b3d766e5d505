import type { TaskEvent } from '../contract/event.ts';
import type { Position, Task } from '../contract/task.ts';

/** Replaces events that are no longer in the log: the whole state at one position. */
export interface TaskResynced {
  readonly type: 'TaskResynced';
  readonly taskId: string;
  readonly seq: number;
  readonly nonce: string;
  readonly at: number;
  readonly attempt: number;
  readonly task: Task;
}

export type FeedItem = TaskEvent | TaskResynced;

export interface EventsPage {
  readonly events: readonly FeedItem[];
  /** Where the page ends. */
  readonly position: Position;
  /** Whether the page ends with the task's final event. */
  readonly isFinal: boolean;
}
