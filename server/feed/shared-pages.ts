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
  readonly #reading = new Map<string, Promise<Page | undefined>>();
  readonly #read = new LRUCache<string, Page>({
    maxSize: maxKeptBytes,
    sizeCalculation: (page) => JSON.stringify(page).length,
    ttl: keptMs,
    ttlAutopurge: true,
    updateAgeOnGet: true,
  });

  constructor(log: ReadableLog) {
    this.#log = log;
  }

  /** What follows a position of a watched log: see {@link readAfter}. */
  async readAfter(watch: Watch, after: Position | undefined): Promise<Page | undefined> {
    // Pages that were read before the log was reset, or before its task was created again, are those of another log.
    const key = `${watch.epoch} ${after?.seq} ${after?.nonce}`;
    const known = this.#read.get(key) ?? this.#reading.get(key);
    if (known === undefined) return this.#readPage(key, watch.taskId, after);
    const page = await known;
    await nextIteration();
    // A read that began earlier may not have seen what this reader has been told of.
    return page && isLasting(page) ? page : this.#readPage(key, watch.taskId, after);
  }

  async #readPage(
    key: string,
    taskId: string,
    after: Position | undefined,
  ): Promise<Page | undefined> {
    const reading = readAfter(this.#log, taskId, after, pageSize);
    this.#reading.set(key, reading);
    try {
      const page = await reading;
      if (page && isLasting(page)) this.#read.set(key, page);
      return page;
    } finally {
      if (this.#reading.get(key) === reading) this.#reading.delete(key);
    }
  }
}

type Page = readonly ReadItem[];

/** Whether the log will always have the same items at this place. */
const isLasting = ([first]: Page): boolean => first !== undefined && first.type !== 'TaskResynced';

/** The most events that a slow reader holds. */
const pageSize = 15;

/** The most memory that pages take that are kept to be shared: about this many bytes of JSON. */
const maxKeptBytes = 2_000_000;

/** Milliseconds for which a page is kept after a reader has asked for it. */
const keptMs = 1000;
