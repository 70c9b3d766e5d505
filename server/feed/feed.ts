import type { Position, Task } from '../../contract/task.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import { parseEntry } from '../../tasks/event-log/entry.ts';
import { EventReader } from './event-reader.ts';
import type { Publications } from './publications.ts';
import { SharedPages } from './shared-pages.ts';
import { StateReader } from './state-reader.ts';
import { traceDelivery } from './trace-delivery.ts';
import { type FeedCounts, type ReadableLog, Watch } from './watch.ts';

export interface FeedOptions {
  log: ReadableLog & {
    /** The end of each task's log; undefined if the task does not exist. */
    positions(taskIds: readonly string[]): Promise<(Position | undefined)[]>;
  };
  publications: Publications;
  channelOf: (taskId: string) => string;
  /** Called with unexpected errors. */
  onError: (error: unknown) => void;
  /** Milliseconds between comparisons of all watches with Redis. Defaults to 30,000. */
  compareEveryMs?: number;
}

/**
 * Delivers the events and states of tasks to their watchers. A process keeps one subscription and one state per task, no matter how
 * many clients watch it. It subscribes first, then reads, then streams, so that no event falls in between.
 */
export class Feed {
  /** What this feed has done since it was opened. */
  readonly counts: FeedCounts = { delivered: 0, gaps: 0 };
  readonly #options: FeedOptions;
  readonly #pages: SharedPages;
  readonly #watches = new Map<string, Entry>();
  readonly #timer: NodeJS.Timeout;
  #watchers = 0;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#pages = new SharedPages(options.log);
    this.#timer = setInterval(() => void this.#compareAll(), options.compareEveryMs ?? 30_000);
    this.#timer.unref();
  }

  /** The events after `after`, or from the first. Undefined if the task does not exist. */
  async events(
    taskId: string,
    after: Position | undefined,
  ): Promise<AsyncIterableIterator<FeedItem> | undefined> {
    const pages = this.#pages;
    return this.#open(
      taskId,
      (watch, release) => new EventReader({ watch, pages, after, release }),
    );
  }

  /** The current state and each newer one. Undefined if the task does not exist. */
  async states(taskId: string): Promise<AsyncIterableIterator<Task> | undefined> {
    return this.#open(taskId, (watch, release) => new StateReader(watch, release));
  }

  /** Reads the log of every watched task. Call it when publications may have been missed. */
  readAll(): void {
    for (const { watch } of this.#watches.values()) watch.catchUp();
  }

  /** The number of watched tasks. */
  get watched(): number {
    return this.#watches.size;
  }

  /** The number of watchers, of all tasks. */
  get watchers(): number {
    return this.#watchers;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { watch } of this.#watches.values()) watch.close();
  }

  async #open<R>(
    taskId: string,
    read: (watch: Watch, release: () => void) => R,
  ): Promise<R | undefined> {
    const existing = this.#watches.get(taskId);
    // An ID derived from an idempotency key can be reused after its task is gone.
    const entry = existing && !existing.watch.gone ? existing : this.#subscribe(taskId);
    entry.readers += 1;
    this.#watchers += 1;
    const release = () => {
      entry.readers -= 1;
      this.#watchers -= 1;
      if (entry.readers === 0) this.#drop(taskId, entry);
    };
    try {
      if (await withinDeadline(entry.loaded)) return read(entry.watch, release);
    } catch (error) {
      release();
      throw error;
    }
    release();
    return undefined;
  }

  #subscribe(taskId: string): Entry {
    const { log, publications, channelOf, onError } = this.#options;
    const watch = new Watch(taskId, log, onError, this.counts, (event) =>
      traceDelivery(event, entry.readers),
    );
    const subscription = publications.subscribe(channelOf(taskId), (text) => {
      watch.receive(parsePublication(text), text.length);
    });
    const loaded = subscription.then(() => watch.load());
    const entry: Entry = { watch, readers: 0, subscription, loaded };
    this.#watches.set(taskId, entry);
    return entry;
  }

  #drop(taskId: string, entry: Entry): void {
    if (this.#watches.get(taskId) === entry) this.#watches.delete(taskId);
    entry.watch.close();
    entry.subscription.then(
      (unsubscribe) => unsubscribe(),
      () => {},
    );
  }

  async #compareAll(): Promise<void> {
    const watches = [...this.#watches.values()].map(({ watch }) => watch);
    if (watches.length === 0) return;
    try {
      const positions = await this.#options.log.positions(watches.map(({ taskId }) => taskId));
      for (const [i, watch] of watches.entries()) watch.compare(positions[i]);
    } catch (error) {
      // When Redis is back, the subscriber emits `resumed` and everything is read then.
      if (!isUnavailable(error)) this.#options.onError(error);
    }
  }
}

interface Entry {
  watch: Watch;
  readers: number;
  /** Resolves with the function that unsubscribes once Redis has acknowledged the subscription. */
  subscription: Promise<() => void>;
  /** Resolves with whether the task exists. */
  loaded: Promise<boolean>;
}

const parsePublication = (text: string) => {
  try {
    return parseEntry(text);
  } catch {
    return undefined;
  }
};
