import type { Position } from '../../contract/task.ts';
import type { FeedItem } from '../../schema/context.ts';
import { readAfter } from './read-after.ts';
import { Reader } from './reader.ts';
import type { ReadableLog, Watch } from './watch.ts';

/**
 * Reads every event after its cursor, exactly once and in order: from the watch if it still has them, otherwise from the log. If
 * the log no longer contains the cursor, delivers the whole state instead and continues from there.
 */
export class EventReader extends Reader<FeedItem> {
  readonly #log: ReadableLog;
  #cursor: Position | undefined;
  /** Whether the cursor is known to be a position of the log. */
  #isVerified: boolean;
  #epoch: number;
  /** Events read ahead. Kept short, because a slow reader holds them while it sends. */
  #page: FeedItem[] = [];

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
    if (next) return this.#deliver(next);
    return seq < tip.seq ? this.#readLog() : undefined;
  }

  #isAt({ seq, nonce }: Position): boolean {
    return this.#cursor?.seq === seq && this.#cursor.nonce === nonce;
  }

  async #readLog(): Promise<FeedItem | undefined> {
    const page = await readAfter(this.#log, this.watch.taskId, this.#cursor, pageSize);
    if (!page) {
      // The task is gone. The watch finds out and ends its readers.
      this.watch.catchUp();
      return undefined;
    }
    this.#isVerified = true;
    this.#page = page;
    const next = this.#page.shift();
    return next ? this.#deliver(next) : undefined;
  }

  #deliver(item: FeedItem): FeedItem {
    this.#cursor = { seq: item.seq, nonce: item.nonce };
    return item;
  }
}

/** The most events that a slow reader holds. */
const pageSize = 15;
