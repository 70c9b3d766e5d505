import type { Attempt } from './attempt.ts';

/** What becomes of the job. */
export type JobResult =
  /** The task is finished. */
  | { kind: 'done'; succeeded?: boolean }
  /** It is to run again, not before `at` (milliseconds since 1970). */
  | { kind: 'later'; at: number }
  /** Another worker should take it now. */
  | { kind: 'handed-back' };

/**
 * The end of a job whose attempt may no longer write. Where the task is somebody else's now, its job must not go with this
 * attempt: whoever holds it looks again soon, and only a task that is finished ends its job.
 */
export const resultOfStopped = ({ stopReason }: Attempt): JobResult =>
  stopReason === 'lost' ? retrySoon() : { kind: 'done' };

/** Looks at the task again, a second from now. */
export const retrySoon = (): JobResult => ({ kind: 'later', at: Date.now() + 1000 });
