import { LRUCache } from 'lru-cache';
import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import { themeGroupsOf } from '../../contract/theme-groups.ts';
import { type Theme, themesOf } from '../../contract/themes.ts';
import type { CollectionState } from '../../schema/collections-port.ts';
import { matchingReviews } from '../../schema/matching-reviews.ts';
import type { ReviewFilter } from '../../schema/review-matcher.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { CollectionReviews } from './collections/collection-reviews.ts';
import { readReviews } from './read-reviews.ts';

/**
 * Themes of the reviews that match a filter. While a task or collection runs, they are at most two seconds old, so that many watchers and
 * frequent events cost little; those of a finished one are exact. Those asked for last are kept, of all together.
 */
export class Themes {
  readonly #eventLog: Pick<EventLog, 'reviews'>;
  readonly #collectionReviews: CollectionReviews;
  readonly #refreshMs: number;
  readonly #kept = new LRUCache<string, Kept>({ max: maxKept });

  constructor(
    eventLog: Pick<EventLog, 'reviews'>,
    { collectionReviews = new CollectionReviews(eventLog), refreshMs = 2000 } = {},
  ) {
    this.#eventLog = eventLog;
    this.#collectionReviews = collectionReviews;
    this.#refreshMs = refreshMs;
  }

  ofTask(task: Task, filter: ReviewFilter): Promise<readonly Theme[]> {
    const { id, position, finishedAt } = task;
    const read = () => readReviews({ eventLog: this.#eventLog }, task);
    const version = `${position.seq} ${position.nonce}`;
    return this.#read({ id, version, isFinished: finishedAt !== null, read }, filter);
  }

  ofCollection(state: CollectionState, filter: ReviewFilter): Promise<readonly Theme[]> {
    const { id, version, isFinished } = state;
    const read = async () => (await this.#collectionReviews.read(state)).reviews;
    return this.#read({ id, version, isFinished, read }, filter);
  }

  #read(state: ReviewsState, filter: ReviewFilter): Promise<readonly Theme[]> {
    const key = `${state.id} ${JSON.stringify(filter)}`;
    const known = this.#kept.get(key);
    if (known && this.#isCurrent(known, state)) return known.themes;
    const themes = state.read().then((reviews) => themesIn(reviews, filter));
    const kept = { version: state.version, at: performance.now(), themes };
    this.#kept.set(key, kept);
    themes.catch(() => {
      if (this.#kept.peek(key) === kept) this.#kept.delete(key);
    });
    return themes;
  }

  #isCurrent({ version, at }: Kept, state: ReviewsState): boolean {
    if (version === state.version) return true;
    return !state.isFinished && performance.now() - at < this.#refreshMs;
  }
}

interface ReviewsState {
  readonly id: string;
  readonly version: string;
  readonly isFinished: boolean;
  readonly read: () => Promise<readonly Review[]>;
}

const themesIn = (reviews: readonly Review[], filter: ReviewFilter): readonly Theme[] =>
  themesOf([...matchingReviews(reviews, filter)], themeGroupsOf(reviews));

interface Kept {
  readonly version: string;
  /** In milliseconds, of the clock of the process. */
  readonly at: number;
  readonly themes: Promise<readonly Theme[]>;
}

/** Of up to 50 kB each. */
const maxKept = 320;
