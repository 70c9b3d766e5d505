import type { TaskEvent } from '../../contract/event.ts';

/** An event to write. `inMs` sets its times, in milliseconds from now. */
export type NewEvent = Body<TaskEvent> & { inMs?: Partial<Record<Stamp, number>> };

/** Without the fields that the script adds. */
type Body<E> = E extends TaskEvent
  ? Omit<
      E,
      | 'v'
      | 'taskId'
      | 'seq'
      | 'nonce'
      | 'at'
      | 'attempt'
      | 'previousNonce'
      | 'trace'
      | Stamp
      | (E['type'] extends EventWithRecordedProgress ? 'progress' : never)
    >
  : never;

/** Events into which the script copies the progress from the record. */
type EventWithRecordedProgress = 'TaskRetrying' | 'TaskFailed' | 'TaskRevoked';

/** Whether the script copies the progress from the record into events of this type. */
export const carriesRecordedProgress = ({ type }: { type: TaskEvent['type'] }): boolean =>
  type === 'TaskRetrying' || type === 'TaskFailed' || type === 'TaskRevoked';

/** Times that the script computes by the clock of Redis. */
type Stamp = 'expiresAt' | 'retryAt';
