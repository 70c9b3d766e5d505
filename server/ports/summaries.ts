import { LRUCache } from 'lru-cache';
import type { Review } from '../../contract/review.ts';
import { type StatedBySource, summarize } from '../../contract/summarize.ts';
import { type SummaryDetails, summaryDetailsOf } from '../../contract/summary-details.ts';
import type { Summary, Task } from '../../contract/task.ts';
import type { CollectionState } from '../../schema/collections-port.ts';
import { matchingReviews } from '../../schema/matching-reviews.ts';
import type { ReviewFilter } from '../../schema/review-matcher.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { nextIteration } from '../next-iteration.ts';
import { CollectionReviews } from './collections/collection-reviews.ts';
import { readReviews } from './read-reviews.ts';

type ReviewLog = Pick<EventLog, 'reviews' | 'findWithBookkeeping'>;

/**
 * Summaries of the reviews that match a filter. Each is computed once for a state of a task or collection, however many ask. Those asked
 * for last are kept, of all together.
 */
export class Summaries {
  readonly #eventLog: ReviewLog;
  readonly #collectionReviews: CollectionReviews;
  readonly #computing = new Map<string, Promise<FilteredSummary>>();
  readonly #computed = new LRUCache<string, FilteredSummary>({
    maxSize: maxKeptBytes,
    sizeCalculation: (summary) => JSON.stringify(summary).length,
  });

  constructor(eventLog: ReviewLog, collectionReviews = new CollectionReviews(eventLog)) {
    this.#eventLog = eventLog;
    this.#collectionReviews = collectionReviews;
  }

  async read(task: Task, filter: ReviewFilter): Promise<FilteredSummary> {
    const { id, position, sources } = task;
    return this.#summaryOf(`${id} ${position.seq} ${position.nonce}`, filter, async () => {
      const reviews = readReviews({ eventLog: this.#eventLog }, task);
      const [read, stated] = await Promise.all([reviews, this.#stated(task)]);
      return { reviews: read, sources, stated };
    });
  }

  async ofCollection(state: CollectionState, filter: ReviewFilter): Promise<FilteredSummary> {
    return this.#summaryOf(state.version, filter, async () => {
      const [{ reviews }, ...stated] = await Promise.all([
        this.#collectionReviews.read(state),
        ...state.tasks.map((task) => this.#stated(task)),
      ]);
      const sources = state.tasks.flatMap((task) => task.sources);
      const byTask = stated.flatMap((one) => Object.entries(one));
      return { reviews, sources, stated: Object.fromEntries(byTask) };
    });
  }

  async #summaryOf(
    state: string,
    filter: ReviewFilter,
    read: () => Promise<Summarized>,
  ): Promise<FilteredSummary> {
    const key = `${state} ${JSON.stringify(filter)}`;
    const summary = this.#computed.get(key) ?? (await this.#compute(key, filter, read));
    await nextIteration();
    return summary;
  }

  #compute(
    key: string,
    filter: ReviewFilter,
    read: () => Promise<Summarized>,
  ): Promise<FilteredSummary> {
    const current = this.#computing.get(key);
    if (current) return current;
    const computing = read()
      .then((summarized) => {
        const summary = summaryOf(summarized, filter);
        this.#computed.set(key, summary);
        return summary;
      })
      .finally(() => this.#computing.delete(key));
    this.#computing.set(key, computing);
    return computing;
  }

  /** What the sources report: as in the result, or as far as it is known. */
  async #stated({ id, result }: Task): Promise<StatedBySource> {
    if (result) return Object.fromEntries(result.summary.bySource.map((row) => [row.source, row]));
    return (await this.#eventLog.findWithBookkeeping(id))?.checkpoint ?? {};
  }
}

interface Summarized {
  readonly reviews: readonly Review[];
  readonly sources: readonly string[];
  readonly stated: StatedBySource;
}

const summaryOf = (
  { reviews, sources, stated }: Summarized,
  filter: ReviewFilter,
): FilteredSummary => {
  const matching = [...matchingReviews(reviews, filter)];
  return { ...summarize(matching, sources, stated), ...summaryDetailsOf(matching, Date.now()) };
};

export type FilteredSummary = Summary & SummaryDetails;

/** The most memory that kept summaries take: about this many bytes of JSON. */
const maxKeptBytes = 4_000_000;
