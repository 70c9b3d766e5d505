import type { Cursor } from '../../contract/cursor.ts';
import { isKnownEvent } from '../../contract/event.ts';
import type { Position } from '../../contract/task.ts';
import type { FeedItem } from '../../schema/feed-item.ts';
import type { ReadItem } from './read-after.ts';
import { Reader } from './reader.ts';
import type { SharedPages } from './shared-pages.ts';
import type { Watch } from './watch.ts';

/**
 * Reads every event after its cursor, exactly once and in order: from the watch if it still has them, otherwise from the log. Passes
 * over events of unknown types. If the log no longer contains the cursor, delivers the whole state instead and continues from there.
 */
export class EventReader extends Reader<FeedItem> {
  readonly #pages: SharedPages;
  #cursor: Position | undefined;
  /** Whether the cursor is known to be a position of the log. */
  #isVerified: boolean;
  #epoch: number;
  /** Events read ahead. Kept short, because a slow reader holds them while it sends. */
  #page: readonly ReadItem[] = [];
  /** The place of the next event in the page. */
  #place = 0;

  constructor(options: {
    watch: Watch;
    pages: SharedPages;
    after: Position | undefined;
    release: () => void;
  }) {
    super(options.watch, options.release);
    this.#pages = options.pages;
    this.#cursor = options.after;
    this.#isVerified = options.after === undefined;
    this.#epoch = options.watch.epoch;
  }

  cursorOf({ taskId, seq, nonce }: FeedItem): Cursor {
    return { taskId, seq, nonce };
  }

  protected get isCurrent(): boolean {
    return this.#isVerified && this.#isAt(this.watch.task.position);
  }

  protected takeReady(): FeedItem | undefined {
    if (this.#epoch !== this.watch.epoch) {
      this.#epoch = this.watch.epoch;
      this.#isVerified = this.#cursor === undefined;
      this.#turnTo([]);
    }
    this.#isVerified ||= this.#isAt(this.watch.task.position);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#cursor = { seq: next.seq, nonce: next.nonce };
      if (isKnownEvent(next)) return next;
    }
    return undefined;
  }

  protected override takeUnread(): Promise<FeedItem | undefined> | undefined {
    return this.#isBehind ? this.#takeFromLog() : undefined;
  }

  /** The event after the cursor, if it does not have to be read. */
  #next(): ReadItem | undefined {
    if (!this.#isVerified) return undefined;
    const next = this.#page[this.#place];
    if (next === undefined) return this.watch.recent.get(this.#seq + 1);
    this.#place += 1;
    if (this.#place === this.#page.length) this.#turnTo([]);
    return next;
  }

  get #isBehind(): boolean {
    return !this.#isVerified || this.#seq < this.watch.task.position.seq;
  }

  get #seq(): number {
    return this.#cursor?.seq ?? 0;
  }

  #isAt({ seq, nonce }: Position): boolean {
    return this.#cursor?.seq === seq && this.#cursor.nonce === nonce;
  }

  #turnTo(page: readonly ReadItem[]): void {
    this.#page = page;
    this.#place = 0;
  }

  async #takeFromLog(): Promise<FeedItem | undefined> {
    for (;;) {
      const page = await this.#pages.readAfter(this.watch, this.#cursor);
      if (!page) {
        // The task is gone. The watch finds out and ends its readers.
        this.watch.catchUp();
        return undefined;
      }
      this.#isVerified = true;
      this.#turnTo(page);
      const item = this.takeReady();
      // All events of a page may be of unknown types.
      if (item !== undefined || page.length === 0 || !this.#isBehind) return item;
    }
  }
}
