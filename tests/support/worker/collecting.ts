import type { Review } from '../../../contract/review.ts';
import type { SourceProgress } from '../../../contract/task.ts';
import {
  type CollectedReviews,
  type CollectOptions,
  collect,
} from '../../../worker/collection/collect.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';
import type { Http } from '../../../worker/source/http.ts';
import type { Source } from '../../../worker/source/source.ts';

/** A source that has not been asked yet. */
export const waiting = (source: string): SourceProgress => ({
  source,
  status: 'WAITING',
  found: 0,
  dropped: 0,
  error: null,
  cooldownUntil: null,
});

/** Starts collecting from invented sources and keeps what is reported. */
export const startCollecting = (
  sources: readonly Source[],
  differing: Partial<CollectOptions> & { maxReviews?: number } = {},
) => {
  const { maxReviews = 200, ...rest } = differing;
  const steps: CollectedReviews[] = [];
  const errors: { source: string; error: unknown }[] = [];
  const names = sources.map(({ name }) => name);
  const board = new ProgressTracker(names.map(waiting), maxReviews);
  const finished = collect({
    input: { productName: 'Brass kettle', productUrls: [], maxReviews },
    sources,
    httpOf: () => noHttp,
    progress: board,
    existingReviews: [],
    checkpoint: {},
    report: async (step) => {
      steps.push(step);
    },
    signal: new AbortController().signal,
    onError: (source, error) => errors.push({ source, error }),
    ...rest,
  });
  return {
    /** What was reported so far. */
    steps,
    errors,
    board,
    finished,
    get reviews(): Review[] {
      return steps.flatMap(({ reviews }) => reviews);
    },
    countOf(source: string): number {
      return this.reviews.filter((review) => review.source === source).length;
    },
  };
};

const refuse = () => Promise.reject(new Error('Invented sources make no requests.'));

const noHttp: Http = {
  get: refuse,
  startCooldown: refuse,
  stream: async function* () {
    yield await refuse();
  },
};

/** A collecting under way, and what it has reported. */
export type Started = ReturnType<typeof startCollecting>;
