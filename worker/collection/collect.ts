import { catalogueRow, type SourceName } from '../../contract/catalogue.ts';
import { type Review, reviewSchema } from '../../contract/review.ts';
import type { TaskInput } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';
import type { Http } from '../source/http.ts';
import type { FoundReview, Page, Source } from '../source/source.ts';
import type { ProgressTracker } from './progress-tracker.ts';
import { pullPages } from './pull-pages.ts';
import { Quota } from './quota.ts';
import { fingerprintOf } from './review-identity.ts';
import { SeenReviews } from './seen-reviews.ts';
import { sentimentOf } from './sentiment.ts';

export interface CollectOptions {
  readonly input: Pick<TaskInput, 'productName' | 'productUrls' | 'maxReviews'>;
  /** Those that are configured and not done yet. */
  readonly sources: readonly Source[];
  /** The way out of each source. */
  readonly httpOf: (source: SourceName) => Http;
  readonly progress: ProgressTracker;
  /** What earlier attempts kept. */
  readonly existingReviews: readonly Review[];
  readonly checkpoint: Checkpoint;
  /** Keeps what was found; nothing more is asked of that source before it resolves. */
  readonly report: (step: CollectedReviews) => Promise<void>;
  /** Ends the collecting; what was reported stays. */
  readonly signal: AbortSignal;
  /** Is told of what no source should throw. */
  readonly onError: (source: string, error: unknown) => void;
}

/** What was found since the last report; the board has changed with it. */
export interface CollectedReviews {
  readonly source: string;
  readonly reviews: readonly Review[];
  readonly checkpoint: Checkpoint;
}

/**
 * Collects from all sources side by side until they have no more, `maxReviews` are there, or the signal aborts. A source that
 * fails costs its own reviews only: the board says why.
 */
export const collect = async (collecting: CollectOptions): Promise<void> => {
  const { input, sources, existingReviews: kept, progress: board } = collecting;
  const keptBySource = new Map<string, number>();
  for (const { source } of kept) keptBySource.set(source, (keptBySource.get(source) ?? 0) + 1);
  const names = sources.map((source) => source.name);
  const allotment = new Quota(input.maxReviews, keptBySource, names);
  const seen = new SeenReviews(kept);
  const checkpoint: Checkpoint = { ...collecting.checkpoint };
  const state = { ...collecting, allotment, seen, checkpoint };

  const one = async (source: Source): Promise<void> => {
    board.markCollecting(source.name);
    try {
      for await (const page of pagesFrom(source, state)) await keepPage(source, page, state);
    } finally {
      allotment.release(source.name);
    }
    if (!collecting.signal.aborted) await report(source.name, [], state);
  };
  await Promise.all(sources.map(one));
};

interface State extends CollectOptions {
  readonly allotment: Quota;
  readonly seen: SeenReviews;
  /** Written to as pages are kept. */
  readonly checkpoint: Checkpoint;
}

const pagesFrom = (source: Source, state: State): AsyncGenerator<Page, void, undefined> => {
  const { allotment, checkpoint, signal, input, httpOf } = state;
  const { name } = source;
  const search = {
    productName: input.productName,
    productUrls: input.productUrls,
    resume: checkpoint[name]?.resume ?? undefined,
    wanted: () => Math.max(1, allotment.share(name)),
    http: httpOf(name),
    signal,
  };
  return pullPages(source, search, { ...state, isWanted: () => allotment.waitForMore(name) });
};

/** Reports a page, in parts where the source may not give all of it at once; the last part carries its `resume`. */
const keepPage = async (source: Source, page: Page, state: State): Promise<void> => {
  const { allotment, progress: board, checkpoint } = state;
  const { name } = source;
  const reviews = await Promise.all(page.reviews.map((found) => asReview(source, found)));
  const fresh = reviews.flat().filter((review) => state.seen.isNew(review));
  const doubles = page.reviews.length - fresh.length;
  board.addPage(name, { found: 0, dropped: page.dropped + doubles, expected: page.expected });
  for (let given = 0; ; ) {
    const part = fresh.slice(given, given + allotment.take(name, fresh.length - given));
    given += part.length;
    const isWhole = given === fresh.length;
    const before = checkpoint[name];
    checkpoint[name] = {
      resume: isWhole ? page.resume : (before?.resume ?? null),
      statedRating: page.stated?.rating ?? before?.statedRating ?? null,
      statedCount: page.stated?.count ?? before?.statedCount ?? null,
    };
    board.addPage(name, { found: part.length, dropped: 0, expected: page.expected });
    await report(name, part, state);
    if (isWhole || state.signal.aborted || !(await allotment.waitForMore(name))) return;
  }
};

const report = (source: string, reviews: readonly Review[], { report, checkpoint }: State) =>
  report({ source, reviews, checkpoint: structuredClone(checkpoint) });

/** What a source found, as it is kept; nothing where it is no review, since the log must be readable for ever. */
const asReview = async (source: Source, found: FoundReview): Promise<Review[]> => {
  const { sourceId, ...review } = found;
  const { success, data } = reviewSchema.safeParse({
    ...review,
    fingerprint: fingerprintOf(source.name, found),
    source: source.name,
    kind: catalogueRow(source.name).kind,
    sentiment: await sentimentOf(`${found.title ?? ''}\n${found.body}`),
  });
  return success ? [data] : [];
};
