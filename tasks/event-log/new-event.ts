import type { TaskEvent } from '../../contract/event.ts';

/** An event as its writer has it; `inMs` gives the instants it holds, in milliseconds from now. */
export type NewEvent = Body<TaskEvent> & { inMs?: Partial<Record<Stamp, number>> };

/** Leaves out what the script adds: it alone knows number, time and attempt, and what the record holds. */
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
      | Stamp
      | (E['type'] extends EventWithRecordedProgress ? 'progress' : never)
    >
  : never;

/** Events that carry the progress as the record holds it when they are written. */
type EventWithRecordedProgress = 'TaskRetrying' | 'TaskFailed' | 'TaskRevoked';

export const carriesRecordedProgress = ({ type }: { type: TaskEvent['type'] }): boolean =>
  type === 'TaskRetrying' || type === 'TaskFailed' || type === 'TaskRevoked';

/** Instants that the script computes from the clock of Redis. */
type Stamp = 'expiresAt' | 'retryAt';
