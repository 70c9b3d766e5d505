import type { Review } from '../../../contract/review.ts';
import { waitingSource } from '../../../contract/task.ts';
import {
  type CollectedReviews,
  type CollectOptions,
  collect,
} from '../../../worker/collection/collect.ts';
import { ProgressTracker } from '../../../worker/collection/progress-tracker.ts';
import { analyzeReview } from '../../../worker/collection/sentiment.ts';
import type { Http } from '../../../worker/source/http.ts';
import type { Source } from '../../../worker/source/source.ts';

/** Starts collecting from fake sources and records the reports. */
export const startCollection = (
  sources: readonly Source[],
  overrides: Partial<CollectOptions> & { maxReviews?: number } = {},
) => {
  const { maxReviews = 200, ...rest } = overrides;
  const reports: CollectedReviews[] = [];
  const errors: { source: string; error: unknown }[] = [];
  const names = sources.map(({ name }) => name);
  const progress = new ProgressTracker(names.map(waitingSource), maxReviews);
  const finished = collect({
    input: { productName: 'Brass kettle', productUrls: [], maxReviews },
    sources,
    httpOf: () => noHttp,
    analyzeReviews: (reviews) => Promise.all(reviews.map(analyzeReview)),
    progress,
    existingReviews: [],
    checkpoint: {},
    report: async (collected) => {
      reports.push(collected);
    },
    signal: new AbortController().signal,
    onError: (source, error) => errors.push({ source, error }),
    ...rest,
  });
  return {
    /** The reports so far. */
    reports,
    errors,
    progress,
    finished,
    get reviews(): Review[] {
      return reports.flatMap(({ reviews }) => reviews);
    },
    countOf(source: string): number {
      return this.reviews.filter((review) => review.source === source).length;
    },
  };
};

const refuse = () => Promise.reject(new Error('Fake sources send no requests.'));

const noHttp: Http = {
  parse: refuse,
  get: refuse,
  startCooldown: refuse,
  of: () => noHttp,
  stream: async function* () {
    yield await refuse();
  },
};

/** A collection in progress and its reports. */
export type Collection = ReturnType<typeof startCollection>;
