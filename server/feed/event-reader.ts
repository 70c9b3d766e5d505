import { isKnownEvent } from '../../contract/event.ts';
import type { Position } from '../../contract/task.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import { type ReadItem, readAfter } from './read-after.ts';
import { Reader } from './reader.ts';
import type { ReadableLog, Watch } from './watch.ts';

/**
 * Reads every event after its cursor, exactly once and in order: from the watch if it still has them, otherwise from the log. Passes
 * over events of unknown types. If the log no longer contains the cursor, delivers the whole state instead and continues from there.
 */
export class EventReader extends Reader<FeedItem> {
  readonly #log: ReadableLog;
  #cursor: Position | undefined;
  /** Whether the cursor is known to be a position of the log. */
  #isVerified: boolean;
  #epoch: number;
  /** Events read ahead. Kept short, because a slow reader holds them while it sends. */
  #page: ReadItem[] = [];

  constructor(options: {
    watch: Watch;
    log: ReadableLog;
    after: Position | undefined;
    release: () => void;
  }) {
    super(options.watch, options.release);
    this.#log = options.log;
    this.#cursor = options.after;
    this.#isVerified = options.after === undefined;
    this.#epoch = options.watch.epoch;
  }

  protected get isCurrent(): boolean {
    return this.#isVerified && this.#isAt(this.watch.task.position);
  }

  protected async take(): Promise<FeedItem | undefined> {
    for (;;) {
      const item = await this.#takeNext();
      if (item === undefined || isKnownEvent(item)) return item;
    }
  }

  async #takeNext(): Promise<ReadItem | undefined> {
    if (this.#epoch !== this.watch.epoch) {
      this.#epoch = this.watch.epoch;
      this.#isVerified = this.#cursor === undefined;
      this.#page = [];
    }
    const tip = this.watch.task.position;
    this.#isVerified ||= this.#isAt(tip);
    if (!this.#isVerified) return this.#readLog();
    const seq = this.#cursor?.seq ?? 0;
    const next = this.#page.shift() ?? this.watch.recent.get(seq + 1);
    if (next) return this.#moveTo(next);
    return seq < tip.seq ? this.#readLog() : undefined;
  }

  #isAt({ seq, nonce }: Position): boolean {
    return this.#cursor?.seq === seq && this.#cursor.nonce === nonce;
  }

  async #readLog(): Promise<ReadItem | undefined> {
    const page = await readAfter(this.#log, this.watch.taskId, this.#cursor, pageSize);
    if (!page) {
      // The task is gone. The watch finds out and ends its readers.
      this.watch.catchUp();
      return undefined;
    }
    this.#isVerified = true;
    this.#page = page;
    const next = this.#page.shift();
    return next ? this.#moveTo(next) : undefined;
  }

  #moveTo<Item extends ReadItem>(item: Item): Item {
    this.#cursor = { seq: item.seq, nonce: item.nonce };
    return item;
  }
}

/** The most events that a slow reader holds. */
const pageSize = 15;
