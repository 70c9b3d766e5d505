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

/** Statistics of one kind over the last hour. Latencies are in milliseconds; null without data. */
export interface LastHour {
  readonly succeeded: number;
  readonly failed: number;
  /** From creation to the first attempt, of the tasks whose first attempt began. */
  readonly waitP50: number | null;
  readonly waitP95: number | null;
  /** From the first attempt to the final state, of the tasks that were settled. */
  readonly runP50: number | null;
  readonly runP95: number | null;
  /** One entry for each of the last 60 minutes, oldest first. The last one is the current minute. */
  readonly history: readonly QueueMinute[];
}

/** What happened in the queue of one kind within one minute, by the clock of Redis. */
export interface QueueMinute {
  /** When the minute began, in milliseconds since 1970. */
  readonly minute: number;
  /** The jobs that were waiting when the minute was last sampled. */
  readonly pending: number;
  readonly waitP95: number | null;
  /** Tasks whose first attempt began. */
  readonly started: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** The state of the queue of one kind. */
export interface QueueState extends QueueDepths, LastHour {
  readonly kind: ReviewKind;
  /** Since when it is paused, in milliseconds since 1970; null if it is not. */
  readonly pausedSince: number | null;
}
