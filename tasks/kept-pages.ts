import type { Review } from '../contract/review.ts';
import {
  type Progress,
  type SourceProgress,
  type Task,
  type TaskInput,
  waitingSource,
} from '../contract/task.ts';
import type { Checkpoint } from './event-log/checkpoint.ts';
import type { NewEvent } from './event-log/new-event.ts';

/**
 * What a task keeps of the one that it retries: the sources that need not be asked again, and what they delivered, even if another source
 * had delivered it first.
 */
export interface KeptPages {
  readonly sources: readonly SourceProgress[];
  /** In the order of collection. */
  readonly reviews: readonly Review[];
  readonly checkpoint: Checkpoint;
}

/** What a finished task delivered from the sources that succeeded: that are done, with no part failed. */
export const keptPages = (
  { progress }: Pick<Task, 'progress'>,
  reviews: readonly Review[],
  checkpoint: Checkpoint,
): KeptPages => {
  const done = progress.sources.filter(({ status, error }) => status === 'DONE' && error === null);
  const names = new Set(done.map(({ source }) => source));
  const kept = reviews.filter((review) =>
    [review, ...review.copies].some(({ source }) => names.has(source)),
  );
  return {
    sources: done.map((row) => ({ ...row, fraction: 1, found: countOf(kept, row.source) })),
    reviews: kept,
    checkpoint: Object.fromEntries(
      Object.entries(checkpoint).filter(([source]) => names.has(source)),
    ),
  };
};

const countOf = (reviews: readonly Review[], name: string): number =>
  reviews.filter(({ source }) => source === name).length;

/** The progress with which a task begins. */
export const firstProgress = (
  { sources }: Pick<TaskInput, 'sources'>,
  kept: KeptPages | undefined,
): Progress => {
  const rows = sources.map(
    (name) =>
      kept?.sources.find(({ source }) => source === name) ?? {
        ...waitingSource(name),
        found: countOf(kept?.reviews ?? [], name),
      },
  );
  const mean = rows.reduce((sum, { fraction }) => sum + fraction, 0) / Math.max(1, rows.length);
  return {
    fraction: Number(Math.min(0.99, mean).toFixed(4)),
    found: rows.reduce((sum, { found }) => sum + found, 0),
    message: null,
    sources: rows,
  };
};

/** The events that deliver the kept reviews, in parts like pages. */
export const keptEvents = ({ reviews }: KeptPages): NewEvent[] =>
  [...new Set(reviews.map(({ source }) => source))].flatMap((source) => {
    const own = reviews.filter((review) => review.source === source);
    const parts = Array.from({ length: Math.ceil(own.length / reviewsPerEvent) }, (_, i) =>
      own.slice(i * reviewsPerEvent, (i + 1) * reviewsPerEvent),
    );
    return parts.map((part): NewEvent => ({ type: 'ReviewsFound', source, reviews: part }));
  });

const reviewsPerEvent = 50;
