import type { ReviewKind } from './kinds.ts';

/** The jobs of one kind: those that wait for a worker, that run, and that wait for their time. */
export interface QueueDepths {
  readonly pending: number;
  readonly active: number;
  readonly delayed: number;
}

/** How the tasks of one kind went that were settled in the last hour. Latencies are in milliseconds; null of nothing. */
export interface LastHour {
  readonly succeeded: number;
  readonly failed: number;
  /** From creation to the first attempt. */
  readonly waitP50: number | null;
  readonly waitP95: number | null;
  /** From the first attempt to the end. */
  readonly runP50: number | null;
  readonly runP95: number | null;
}

/** What is known of one kind's queue. */
export interface QueueState extends QueueDepths, LastHour {
  readonly kind: ReviewKind;
}
