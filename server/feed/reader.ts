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

  /** The next item; undefined if there is none yet. */
  protected abstract take(): Item | undefined | Promise<Item | undefined>;

  /** Whether the last delivered item is the newest that the watch knows. */
  protected abstract get isCurrent(): boolean;

  async next(): Promise<IteratorResult<Item, undefined>> {
    while (!this.#closed) {
      const changed = this.#nextChange();
      const item = await this.#takeWithRetries();
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

  /** Takes the next item, retrying while Redis is unavailable: nothing is lost by waiting. */
  async #takeWithRetries(): Promise<Item | undefined> {
    const takeUnlessClosed = async () => (this.#closed ? undefined : await this.take());
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
