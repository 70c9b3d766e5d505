import type { ProgressFieldsFragment, TaskStatus } from '../generated/graphql.ts';
import { isFinalStatus } from './is-final.ts';

/** Where a task stands. `partial`: it succeeded, but a source or a part of one did not. */
export type TaskPhase =
  | 'queued'
  | 'collecting'
  | 'retrying'
  | 'complete'
  | 'partial'
  | 'failed'
  | 'canceled';

/**
 * Where a source stands, given its task: in a finished task none is waiting or collecting. `partial`: done, but a part of it failed,
 * such as one of several shops. `stopped`: the task ended first.
 */
export type SourcePhase =
  | 'waiting'
  | 'collecting'
  | 'coolingDown'
  | 'done'
  | 'partial'
  | 'failed'
  | 'skipped'
  | 'stopped';

export interface SourceReport extends SourceProgress {
  readonly phase: SourcePhase;
}

/** A task's progress as every view shows it. */
export interface ProgressReport {
  readonly phase: TaskPhase;
  /** 0 to 1, for a bar. 1 if every source of a task or attempt that is over has ended; if it was stopped, where it stopped. */
  readonly fraction: number;
  /** Whole percent, rounded down. Undefined for an attempt that ended without being complete: it has no meaning there. */
  readonly percent: number | undefined;
  /** The number of reviews. */
  readonly found: number;
  /** The number of sources that delivered reviews. */
  readonly delivering: number;
  /** The number of sources, without skipped ones. */
  readonly searched: number;
  /** The number of sources that failed, at least in part. */
  readonly failed: number;
  readonly sources: readonly SourceReport[];
}

/** What a report depends on. A `TaskView` and a task read by a query have it. */
export interface ReportedTask {
  readonly status: TaskStatus;
  readonly progress: Pick<ProgressFieldsFragment, 'fraction' | 'found' | 'sources'> | null;
  readonly result: { readonly complete: boolean } | null;
}

/** Derives what views show of a task's progress from its state, so that they all agree. Pure. */
export const reportProgress = (task: ReportedTask): ProgressReport => {
  const { status, progress, result } = task;
  const rows = progress?.sources ?? [];
  const hasFailures = rows.some(({ error, status }) => error !== null && status !== 'SKIPPED');
  const phase = phaseOf(status, result?.complete !== false && !hasFailures);
  const isRunning = !isFinalStatus(status);
  const sources = rows.map((row) => ({ ...row, ...sourceReport(row, phase, isRunning) }));
  const searched = sources.filter((source) => source.phase !== 'skipped');
  const isOver = phase !== 'queued' && phase !== 'collecting';
  const allEnded = searched.length > 0 && searched.every(hasEnded);
  const isFull = phase === 'complete' || phase === 'partial' || (isOver && allEnded);
  const fraction = isFull ? 1 : (progress?.fraction ?? 0);
  return {
    phase,
    fraction,
    percent: !isOver || phase === 'complete' ? percentOf(fraction) : undefined,
    found: progress?.found ?? 0,
    delivering: searched.filter(({ found }) => found > 0).length,
    searched: searched.length,
    failed: searched.filter((source) => source.phase === 'failed' || source.phase === 'partial')
      .length,
    sources,
  };
};

/** "197 reviews from 1 of 5 sources", or "No reviews". Counts the sources that delivered reviews. */
export const reviewsFromSources = (report: ProgressReport): string => {
  const { found, delivering, searched } = report;
  if (found === 0) return 'No reviews';
  const reviews = `${found.toLocaleString()} ${found === 1 ? 'review' : 'reviews'}`;
  if (searched === 0) return reviews;
  return `${reviews} from ${delivering} of ${searched} ${searched === 1 ? 'source' : 'sources'}`;
};

const hasEnded = ({ phase }: SourceReport): boolean =>
  phase === 'done' || phase === 'partial' || phase === 'failed';

type SourceProgress = ProgressFieldsFragment['sources'][number];

const phaseOf = (status: TaskStatus, isComplete: boolean): TaskPhase =>
  status === 'SUCCESS' ? (isComplete ? 'complete' : 'partial') : phases[status];

const phases = {
  PENDING: 'queued',
  STARTED: 'collecting',
  RETRY: 'retrying',
  FAILURE: 'failed',
  REVOKED: 'canceled',
} as const satisfies Record<Exclude<TaskStatus, 'SUCCESS'>, TaskPhase>;

const sourceReport = (
  { status, error, cooldownUntil, fraction }: SourceProgress,
  task: TaskPhase,
  isRunning: boolean,
): { phase: SourcePhase; fraction: number } => {
  switch (status) {
    case 'DONE':
      return { phase: error ? 'partial' : 'done', fraction: 1 };
    case 'FAILED':
      return { phase: 'failed', fraction: 1 };
    case 'SKIPPED':
      return { phase: 'skipped', fraction: 0 };
    case 'COLLECTING':
      if (!isRunning) return { phase: 'stopped', fraction };
      if (task !== 'collecting') return { phase: 'waiting', fraction };
      return { phase: cooldownUntil ? 'coolingDown' : 'collecting', fraction };
    case 'WAITING':
      return { phase: isRunning ? 'waiting' : 'stopped', fraction };
  }
};

/** Whole percent, rounded down: 100 only at the end. Tolerates the inexactness of fractions such as 0.29. */
const percentOf = (fraction: number): number => Math.floor(fraction * 100 + 1e-9);
