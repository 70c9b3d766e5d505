import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal } from '../../contract/task.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import type { Watch } from './watch.ts';

/**
 * One who reads a watch, as fast as it is asked to and no faster: it holds a position and nothing that waits. Closing it frees
 * the watch at once, even while it waits; so does an error.
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

  /** The next item, if there is one now. */
  protected abstract take(): Item | undefined | Promise<Item | undefined>;

  /** Whether what was handed out last is what the watch knows last. */
  protected abstract get isCurrent(): boolean;

  async next(): Promise<IteratorResult<Item, undefined>> {
    while (!this.#closed) {
      const changed = this.#nextChange();
      const item = await this.#tryToTake();
      if (item !== undefined) {
        this.#wake?.();
        return { value: item, done: false };
      }
      if (this.watch.gone || (isFinal(this.watch.task.status) && this.isCurrent)) break;
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

  /** While Redis is away nothing can be read, and nothing is lost by waiting. */
  async #tryToTake(): Promise<Item | undefined> {
    for (let wait = 100; !this.#closed; wait = Math.min(2 * wait, 1000)) {
      try {
        return await this.take();
      } catch (error) {
        if (!isUnavailable(error)) {
          await this.return();
          throw error;
        }
        await sleep(wait, undefined, { ref: false });
      }
    }
    return undefined;
  }

  /** Resolves at the next change of the watch, or when this reader is closed. */
  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.watch.onChange(() => this.#wake?.());
      this.#wake = () => {
        this.#wake = undefined;
        forget();
        resolve();
      };
    });
  }
}
