import type { Attempt } from './attempt.ts';

/** What happens to a job after it was processed. */
export type JobResult =
  /** The task is finished, so the job is removed. `succeeded` is set if the task was settled here. */
  | { kind: 'done'; succeeded?: boolean }
  /** The job is processed again, not before `at` (milliseconds since 1970). */
  | { kind: 'delayed'; at: number }
  /** Another worker should process the job now. */
  | { kind: 'handed-back' };

/**
 * The result for an attempt that was stopped and may no longer write. If the attempt was lost, the job stays in the queue, because the
 * worker that has the task may need it. The job ends when the task is found finished.
 */
export const resultOfStopped = ({ stopReason }: Attempt): JobResult =>
  stopReason === 'lost' ? retrySoon() : { kind: 'done' };

/** Looks at the task again after a second. */
export const retrySoon = (): JobResult => ({ kind: 'delayed', at: Date.now() + 1000 });

/**
 * Leaves the job to a worker of a newer release, because this one cannot read the task. Any worker may take it again after a few
 * seconds, so the delay bounds what a job costs that no worker can read.
 */
export const leaveToNewerWorker = (): JobResult => ({ kind: 'delayed', at: Date.now() + leaveMs });

const leaveMs = 10_000;
