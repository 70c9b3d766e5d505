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

/** What a task keeps of the one that it retries: the sources that need not be asked again, and what they delivered. */
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
  return {
    sources: done.map((row) => ({
      ...row,
      fraction: 1,
      found: reviews.filter(({ source }) => source === row.source).length,
    })),
    reviews: reviews.filter(({ source }) => names.has(source)),
    checkpoint: Object.fromEntries(
      Object.entries(checkpoint).filter(([source]) => names.has(source)),
    ),
  };
};

/** The progress with which a task begins. */
export const firstProgress = (
  { sources }: Pick<TaskInput, 'sources'>,
  kept: KeptPages | undefined,
): Progress => {
  const rows = sources.map(
    (name) => kept?.sources.find(({ source }) => source === name) ?? waitingSource(name),
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
export const keptEvents = ({ sources, reviews }: KeptPages): NewEvent[] =>
  sources.flatMap(({ source }) => {
    const own = reviews.filter((review) => review.source === source);
    const parts = Array.from({ length: Math.ceil(own.length / reviewsPerEvent) }, (_, i) =>
      own.slice(i * reviewsPerEvent, (i + 1) * reviewsPerEvent),
    );
    return parts.map((part): NewEvent => ({ type: 'ReviewsFound', source, reviews: part }));
  });

const reviewsPerEvent = 50;
