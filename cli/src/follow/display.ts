import type { ConnectionState, TaskEvent, TaskView } from '@reviewcast/client';
import type { ReviewKind, TaskFieldsFragment } from '@reviewcast/client/documents';

/** Shows all tasks of a command while they run. */
export interface Display {
  /** Called when a task or its connection has changed. */
  show(live: LiveTask): void;
  /** Called for each event, before `show`. */
  event(event: TaskEvent): void;
  /** Shows the results of the finished tasks. */
  finish(tasks: readonly TaskFieldsFragment[]): void;
  /** Stops updating and restores the terminal. Idempotent. */
  stop(): void;
}

/** A task as displayed. */
export interface LiveTask {
  readonly productName: string;
  readonly kind: ReviewKind;
  readonly view: TaskView;
  readonly connection: ConnectionState;
}
