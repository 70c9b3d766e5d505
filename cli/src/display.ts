import type { ConnectionState, TaskEvent, TaskView } from '@reviewcast/client';
import type { ReviewKind, TaskFieldsFragment } from '@reviewcast/client/documents';

/** What is shown while tasks run: one display for all tasks of a command. */
export interface Display {
  /** Something of the task or of its connection has changed. */
  show(live: LiveTask): void;
  /** An event has come; `show` follows. */
  event(event: TaskEvent): void;
  /** What is to be said of the finished tasks. */
  finish(tasks: readonly TaskFieldsFragment[]): void;
  /** Leaves what stands, and the terminal as it was. Once is enough; more does nothing. */
  stop(): void;
}

/** A task as it is shown. */
export interface LiveTask {
  readonly productName: string;
  readonly kind: ReviewKind;
  readonly maxReviews: number;
  readonly view: TaskView;
  readonly connection: ConnectionState;
}
