import type { ConnectionState, TaskEvent, TaskView } from '@reviewcast/client';
import type { ReviewKind, TaskFieldsFragment } from '@reviewcast/client/documents';
import type { SourceTitle } from './source-titles.ts';

/** Shows all tasks of a command while they run. */
export interface Display {
  /** Called when a task or its connection has changed. */
  show(live: LiveTask): void;
  /** Called for each event, before `show`. */
  event(event: TaskEvent): void;
  /** Shows the results of the finished tasks. */
  finish(tasks: readonly TaskFieldsFragment[], sourceTitle: SourceTitle): void;
  /** Stops updating and restores the terminal. Idempotent. */
  stop(): void;
}

/** A task as displayed. */
export interface LiveTask {
  readonly productName: string;
  readonly kind: ReviewKind;
  readonly maxReviews: number;
  readonly view: TaskView;
  readonly connection: ConnectionState;
  readonly sourceTitle: SourceTitle;
}
