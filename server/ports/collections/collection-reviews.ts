import { LRUCache } from 'lru-cache';
import type { CollectedReviews } from '../../../schema/collected-reviews.ts';
import type { CollectionState } from '../../../schema/collections-port.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { readReviews } from '../read-reviews.ts';
import { mergeReviews } from './merge-reviews.ts';

/** The reviews of collections. Those of a state are read and merged once, however many ask; those of the latest 4 states are kept. */
export class CollectionReviews {
  readonly #eventLog: Pick<EventLog, 'reviews'>;
  readonly #merged = new LRUCache<string, Promise<CollectedReviews>>({ max: 4 });

  constructor(eventLog: Pick<EventLog, 'reviews'>) {
    this.#eventLog = eventLog;
  }

  /** Task by task, in the order of collection. */
  read(state: CollectionState): Promise<CollectedReviews> {
    const { version } = state;
    const known = this.#merged.get(version);
    if (known) return known;
    const merging = this.#merge(state);
    this.#merged.set(version, merging);
    merging.catch(() => this.#merged.delete(version));
    return merging;
  }

  async #merge({ tasks }: CollectionState): Promise<CollectedReviews> {
    const lists = await Promise.all(
      tasks.map(async (task) => ({
        taskId: task.id,
        reviews: await readReviews({ eventLog: this.#eventLog }, task),
      })),
    );
    return mergeReviews(lists);
  }
}
