import { LRUCache } from 'lru-cache';
import { type StatedBySource, summarize } from '../../contract/summarize.ts';
import { type SummaryDetails, summaryDetailsOf } from '../../contract/summary-details.ts';
import type { Summary, Task } from '../../contract/task.ts';
import { matchingReviews } from '../../schema/matching-reviews.ts';
import type { ReviewFilter } from '../../schema/review-matcher.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { nextIteration } from '../next-iteration.ts';
import { readReviews } from './read-reviews.ts';

type ReviewLog = Pick<EventLog, 'reviews' | 'findWithBookkeeping'>;

/**
 * Summaries of the reviews that match a filter. Each is computed once for a state of a task, however many ask. Those asked for last are
 * kept, of all tasks together.
 */
export class Summaries {
  readonly #eventLog: ReviewLog;
  readonly #computing = new Map<string, Promise<FilteredSummary>>();
  readonly #computed = new LRUCache<string, FilteredSummary>({
    maxSize: maxKeptBytes,
    sizeCalculation: (summary) => JSON.stringify(summary).length,
  });

  constructor(eventLog: ReviewLog) {
    this.#eventLog = eventLog;
  }

  async read(task: Task, filter: ReviewFilter): Promise<FilteredSummary> {
    const { id, position } = task;
    const key = `${id} ${position.seq} ${position.nonce} ${JSON.stringify(filter)}`;
    const summary = this.#computed.get(key) ?? (await this.#compute(key, task, filter));
    await nextIteration();
    return summary;
  }

  #compute(key: string, task: Task, filter: ReviewFilter): Promise<FilteredSummary> {
    const current = this.#computing.get(key);
    if (current) return current;
    const computing = this.#summarize(task, filter)
      .then((summary) => {
        this.#computed.set(key, summary);
        return summary;
      })
      .finally(() => this.#computing.delete(key));
    this.#computing.set(key, computing);
    return computing;
  }

  async #summarize(task: Task, filter: ReviewFilter): Promise<FilteredSummary> {
    const [reviews, stated] = await Promise.all([
      readReviews({ eventLog: this.#eventLog }, task),
      this.#stated(task),
    ]);
    const matching = [...matchingReviews(reviews, filter)];
    return {
      ...summarize(matching, task.sources, stated),
      ...summaryDetailsOf(matching, Date.now()),
    };
  }

  /** What the sources report: as in the result, or as far as it is known. */
  async #stated({ id, result }: Task): Promise<StatedBySource> {
    if (result) return Object.fromEntries(result.summary.bySource.map((row) => [row.source, row]));
    return (await this.#eventLog.findWithBookkeeping(id))?.checkpoint ?? {};
  }
}

export type FilteredSummary = Summary & SummaryDetails;

/** The most memory that kept summaries take: about this many bytes of JSON. */
const maxKeptBytes = 4_000_000;
