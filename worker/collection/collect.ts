import { catalogueRow, type SourceName } from '../../contract/catalogue.ts';
import { type Review, reviewSchema } from '../../contract/review.ts';
import type { TaskInput } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';
import type { Http } from '../source/http.ts';
import type { FoundReview, Page, Source } from '../source/source.ts';
import { withoutAuthors } from './leave-out-authors.ts';
import type { ProgressTracker } from './progress-tracker.ts';
import { pullPages } from './pull-pages.ts';
import { Quota } from './quota.ts';
import { fingerprintsOf } from './review-identity.ts';
import { type FoundCopies, type SeenReview, SeenReviews } from './seen-reviews.ts';
import type { Analysis } from './sentiment.ts';
import type { AnalyzeReviews } from './text-analysis.ts';

export interface CollectOptions {
  readonly input: Pick<TaskInput, 'productName' | 'productUrls' | 'maxReviews'>;
  /** Whether names of authors are left out of what is reported. Default: false. */
  readonly leaveOutAuthors?: boolean | undefined;
  /** The configured sources that are not done yet. */
  readonly sources: readonly Source[];
  readonly httpOf: (source: SourceName) => Http;
  readonly analyzeReviews: AnalyzeReviews;
  /** Updated with the progress of each source. */
  readonly progress: ProgressTracker;
  /** The reviews that earlier attempts collected. */
  readonly existingReviews: readonly Review[];
  readonly checkpoint: Checkpoint;
  /** Stores reviews. The source yields its next page only after this resolves. */
  readonly report: (collected: CollectedReviews) => Promise<void>;
  /** Ends collection. What was reported is kept. */
  readonly signal: AbortSignal;
  /** Receives unexpected errors of sources. */
  readonly onError: (source: string, error: unknown) => void;
}

/** The reviews collected from one source since its last report. */
export interface CollectedReviews {
  readonly source: string;
  readonly reviews: readonly Review[];
  /** Other places of reviews that were reported before. */
  readonly copies: readonly FoundCopies[];
  readonly checkpoint: Checkpoint;
}

/**
 * Collects from all sources concurrently until they have no more reviews, `maxReviews` are collected, or the signal aborts. If a
 * source fails, the others continue, and `progress` has the error.
 */
export const collect = async (options: CollectOptions): Promise<void> => {
  const { input, sources, existingReviews, progress } = options;
  const existingCounts = new Map<string, number>();
  for (const { source } of existingReviews) {
    existingCounts.set(source, (existingCounts.get(source) ?? 0) + 1);
  }
  const names = sources.map((source) => source.name);
  const quota = new Quota(input.maxReviews, existingCounts, names);
  const seen = new SeenReviews(existingReviews);
  const checkpoint: Checkpoint = { ...options.checkpoint };
  const state = { ...options, quota, seen, checkpoint, report: inOrder(options.report) };

  const collectFrom = async (source: Source): Promise<void> => {
    progress.markCollecting(source.name);
    try {
      for await (const page of pagesFrom(source, state)) await reportPage(source, page, state);
    } finally {
      quota.release(source.name);
    }
    if (!options.signal.aborted) await report(source.name, [], state);
  };
  await Promise.all(sources.map(collectFrom));
};

interface State extends CollectOptions {
  readonly quota: Quota;
  readonly seen: SeenReviews;
  /** Updated with each report. */
  readonly checkpoint: Checkpoint;
}

const pagesFrom = (source: Source, state: State): AsyncGenerator<Page, void, undefined> => {
  const { quota, checkpoint, signal, input, httpOf } = state;
  const { name } = source;
  const search = {
    productName: input.productName,
    productUrls: input.productUrls,
    resume: checkpoint[name]?.resume ?? undefined,
    wanted: () => Math.max(1, quota.remaining(name)),
    http: httpOf(name),
    signal,
  };
  return pullPages(source, search, { ...state, isWanted: () => quota.waitForMore(name) });
};

/**
 * Reports the new reviews of a page, in parts if the quota of the source does not suffice for all. Only the last part stores the
 * resume token of the page.
 */
const reportPage = async (source: Source, page: Page, state: State): Promise<void> => {
  const { quota, progress, checkpoint } = state;
  const { name } = source;
  const fresh: Fresh[] = [];
  // With the names, so that a review has the same fingerprint in every task.
  const fingerprints = fingerprintsOf(name, page.reviews);
  const kept = state.leaveOutAuthors ? page.reviews.map(withoutAuthors) : page.reviews;
  for (let from = 0; from < kept.length; from += batchSize) {
    const batch = kept.slice(from, from + batchSize).flatMap((found, index) => {
      const fingerprint = fingerprints[from + index] ?? '';
      const author = page.reviews[from + index]?.author ?? null;
      const seen = state.seen.add({ ...found, author, fingerprint, source: name });
      return seen === undefined ? [] : [{ found, fingerprint, seen }];
    });
    const analyzed = await state.analyzeReviews(
      batch.map(({ found }) => ({ ...found, productNames: namesOf(found, state.input) })),
    );
    for (const [index, { found, fingerprint, seen }] of batch.entries()) {
      const review = toReview(source, found, fingerprint, analyzed[index]);
      if (review) fresh.push({ review, seen });
    }
  }
  const duplicates = page.reviews.length - fresh.length;
  progress.addPage(name, {
    found: 0,
    dropped: page.dropped + duplicates,
    expected: page.expected,
  });
  for (let reported = 0; ; ) {
    const part = fresh.slice(reported, reported + quota.take(name, fresh.length - reported));
    reported += part.length;
    const isComplete = reported === fresh.length;
    const previous = checkpoint[name];
    checkpoint[name] = {
      resume: isComplete ? page.resume : (previous?.resume ?? null),
      statedRating: page.stated?.rating ?? previous?.statedRating ?? null,
      statedCount: page.stated?.count ?? previous?.statedCount ?? null,
      statedHistogram: page.stated?.histogram ?? previous?.statedHistogram ?? null,
    };
    progress.addPage(name, { found: part.length, dropped: 0, expected: page.expected });
    const reviews = part.map(({ review, seen }) => seen.report(review));
    await report(name, reviews, state);
    if (isComplete || state.signal.aborted || !(await quota.waitForMore(name))) return;
  }
};

interface Fresh {
  readonly review: Review;
  readonly seen: SeenReview;
}

const namesOf = (
  { productTitle }: FoundReview,
  { productName }: State['input'],
): readonly string[] => (productTitle === null ? [productName] : [productName, productTitle]);

/** The reviews completed at a time, so that a large page does not block the worker. */
const batchSize = 50;

/** Calls a function only once its previous call has ended, so that copies are reported after their review. */
const inOrder = (report: CollectOptions['report']): CollectOptions['report'] => {
  let last: Promise<unknown> = Promise.resolve();
  return (collected) => {
    const current = last.then(() => report(collected));
    last = current.catch(() => {});
    return current;
  };
};

const report = (source: string, reviews: readonly Review[], { report, seen, checkpoint }: State) =>
  report({ source, reviews, copies: seen.takeCopies(), checkpoint: structuredClone(checkpoint) });

/** Completes a review. Undefined if it is invalid, because everything in the log must remain readable. */
const toReview = (
  source: Source,
  found: FoundReview,
  fingerprint: string,
  analyzed: Analysis | undefined,
): Review | undefined => {
  const { sourceId, ...review } = found;
  return reviewSchema.safeParse({
    ...review,
    fingerprint,
    source: source.name,
    kind: catalogueRow(source.name).kind,
    language: review.language ?? analyzed?.language ?? null,
    sentiment: analyzed?.sentiment ?? null,
    mentions: analyzed?.mentions ?? [],
    isNew: null,
  }).data;
};
