import type { ReviewKind } from './kinds.ts';

/** Counts of the jobs of one kind. */
export interface QueueDepths {
  /** Waiting for a worker. */
  readonly pending: number;
  /** Being processed. */
  readonly active: number;
  /** Waiting for their retry time. */
  readonly delayed: number;
}

/** Statistics of the tasks of one kind that were settled in the last hour. Latencies are in milliseconds; null without data. */
export interface LastHour {
  readonly succeeded: number;
  readonly failed: number;
  /** From creation to the first attempt. */
  readonly waitP50: number | null;
  readonly waitP95: number | null;
  /** From the first attempt to the final state. */
  readonly runP50: number | null;
  readonly runP95: number | null;
}

/** The state of the queue of one kind. */
export interface QueueState extends QueueDepths, LastHour {
  readonly kind: ReviewKind;
}
