import type { Cursor } from '../../contract/cursor.ts';
import { isFinal } from '../../contract/task.ts';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { ChangeListener, Watch } from './watch.ts';

/**
 * An iterator over a watch. It is pull-based and holds a position, not a backlog. Closing it releases the watch immediately, even
 * while a call to `next` is pending; so does an error.
 */
export abstract class Reader<Item> implements AsyncIterableIterator<Item>, ChangeListener {
  protected readonly watch: Watch;
  readonly #release: () => void;
  #closed = false;
  #onNextChange: (() => void) | undefined;

  constructor(watch: Watch, release: () => void) {
    this.watch = watch;
    this.#release = release;
    watch.add(this);
  }

  /** Where a client that has received the item continues. */
  abstract cursorOf(item: Item): Cursor;

  /** The next item, if it does not have to be read. */
  protected abstract takeReady(): Item | undefined;

  /** Reads the next item, if there is one that has to be read. */
  protected takeUnread(): Promise<Item | undefined> | undefined {
    return undefined;
  }

  /** Whether the last delivered item is the newest that the watch knows. */
  protected abstract get isCurrent(): boolean;

  async next(): Promise<IteratorResult<Item, undefined>> {
    while (!this.#closed) {
      const ready = this.ready();
      if (ready !== undefined) return { value: ready, done: false };
      // What changes while the log is being read must not be missed.
      const changed = new Promise<void>((resolve) => this.onNextChange(resolve));
      const item = await this.#takeUnread();
      if (item !== undefined) return { value: this.#counted(item), done: false };
      const { failure } = this.watch;
      if (failure !== undefined) {
        await this.return();
        throw failure;
      }
      if (isFinal(this.watch.task.status) && this.isCurrent) break;
      if (this.watch.gone) {
        await this.return();
        throw taskNotFound(this.watch.taskId);
      }
      await changed;
    }
    return this.return();
  }

  /** The next item, if it is there at once. */
  ready(): Item | undefined {
    const item = this.#closed ? undefined : this.takeReady();
    return item && this.#counted(item);
  }

  /** Whether there will be an item, but only after the next change. */
  get isWaiting(): boolean {
    const { task, failure, gone } = this.watch;
    return (
      this.isCurrent && !isFinal(task.status) && failure === undefined && !gone && !this.#closed
    );
  }

  /** Calls back once, at the next change of the watch or when this reader is closed. */
  onNextChange(call: () => void): void {
    this.#onNextChange = call;
  }

  noteChange(): void {
    const call = this.#onNextChange;
    this.#onNextChange = undefined;
    call?.();
  }

  return(): Promise<IteratorResult<Item, undefined>> {
    if (!this.#closed) {
      this.#closed = true;
      this.watch.remove(this);
      this.noteChange();
      this.#release();
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #counted(item: Item): Item {
    this.watch.counts.delivered += 1;
    return item;
  }

  /** Reads, and reads again while Redis is unavailable: nothing is lost by waiting. */
  async #takeUnread(): Promise<Item | undefined> {
    const takeUnlessClosed = async () => (this.#closed ? undefined : this.takeUnread());
    try {
      return await retryWhileUnavailable(takeUnlessClosed, { maxDelayMs: 1000 });
    } catch (error) {
      await this.return();
      throw error;
    }
  }
}
