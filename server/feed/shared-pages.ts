import { LRUCache } from 'lru-cache';
import type { Position } from '../../contract/task.ts';
import { nextIteration } from '../next-iteration.ts';
import { type ReadItem, readAfter } from './read-after.ts';
import type { ReadableLog, Watch } from './watch.ts';

/**
 * The pages of logs that readers have asked for last. Readers that follow each other through a log, such as clients that reconnect at
 * once, read each page of it once, and get the same items.
 */
export class SharedPages {
  readonly #log: ReadableLog;
  readonly #pages = new LRUCache<string, Promise<Page>>({
    max: maxPages,
    ttl: keptMs,
    updateAgeOnGet: true,
  });

  constructor(log: ReadableLog) {
    this.#log = log;
  }

  /** What follows a position of a watched log: see {@link readAfter}. */
  async readAfter(watch: Watch, after: Position | undefined): Promise<Page> {
    // Pages that were read before the log was reset, or before its task was created again, are those of another log.
    const key = `${watch.epoch} ${after?.seq} ${after?.nonce}`;
    const known = this.#pages.get(key);
    if (known !== undefined) {
      const page = await known;
      await nextIteration();
      // A read that began earlier may not have seen what this reader has been told of.
      if (isKept(page)) return page;
    }
    const reading = readAfter(this.#log, watch.taskId, after, pageSize);
    this.#pages.set(key, reading);
    const forget = () => {
      if (this.#pages.peek(key) === reading) this.#pages.delete(key);
    };
    const page = await reading.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (!isKept(page)) forget();
    return page;
  }
}

type Page = readonly ReadItem[] | undefined;

/** Whether the log will always have the same items at this place. */
const isKept = (page: Page): boolean =>
  page !== undefined && page.length > 0 && page[0]?.type !== 'TaskResynced';

/** The most events that a slow reader holds. */
const pageSize = 15;

/** Pages of all logs together. */
const maxPages = 64;

/** Milliseconds for which a page is kept after a reader has asked for it. */
const keptMs = 2000;
