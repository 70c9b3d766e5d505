import type { Cursor } from '../../contract/cursor.ts';
import { isFinal } from '../../contract/task.ts';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { Watch } from './watch.ts';

/**
 * An iterator over a watch. It is pull-based and holds a position, not a backlog. Closing it releases the watch immediately, even
 * while a call to `next` is pending; so does an error.
 */
export abstract class Reader<Item> implements AsyncIterableIterator<Item> {
  protected readonly watch: Watch;
  readonly #release: () => void;
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(watch: Watch, release: () => void) {
    this.watch = watch;
    this.#release = release;
  }

  /** Where a client that has received the item continues. */
  abstract cursorOf(item: Item): Cursor;

  /** The next item; undefined if there is none yet. A promise only if the log has to be read. */
  protected abstract take(): Item | undefined | Promise<Item | undefined>;

  /** Whether the last delivered item is the newest that the watch knows. */
  protected abstract get isCurrent(): boolean;

  async next(): Promise<IteratorResult<Item, undefined>> {
    while (!this.#closed) {
      const taken = this.take();
      // What changes while the log is being read must not be missed.
      let changed = taken instanceof Promise ? this.#nextChange() : undefined;
      const item = taken instanceof Promise ? await this.#retried(taken) : taken;
      if (item !== undefined) {
        this.#wake?.();
        this.watch.counts.delivered += 1;
        return { value: item, done: false };
      }
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
      changed ??= this.#nextChange();
      await changed;
    }
    return this.return();
  }

  return(): Promise<IteratorResult<Item, undefined>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#wake?.();
      this.#release();
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Takes the next item again while Redis is unavailable: nothing is lost by waiting. */
  async #retried(taken: Promise<Item | undefined>): Promise<Item | undefined> {
    let first: typeof taken | undefined = taken;
    const takeUnlessClosed = async () => {
      if (this.#closed) return undefined;
      const current = first ?? this.take();
      first = undefined;
      return current;
    };
    try {
      return await retryWhileUnavailable(takeUnlessClosed, { maxDelayMs: 1000 });
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  /** Resolves at the next change of the watch or when this reader is closed. */
  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.watch.onChange(() => this.#wake?.());
      this.#wake = () => {
        this.#wake = undefined;
        cancel();
        resolve();
      };
    });
  }
}
