import type { TaskEvent } from '../../contract/event.ts';

/** An event as its writer has it; `inMs` gives the instants it holds, in milliseconds from now. */
export type NewEvent = Body<TaskEvent> & { inMs?: Partial<Record<Stamp, number>> };

/** Leaves out what the script adds: it alone knows number, time and attempt. */
type Body<E> = E extends TaskEvent
  ? Omit<E, 'v' | 'taskId' | 'seq' | 'mark' | 'at' | 'attempt' | 'follows' | Stamp>
  : never;

/** Instants that the script computes from the clock of Redis. */
type Stamp = 'expiresAt' | 'retryAt';
