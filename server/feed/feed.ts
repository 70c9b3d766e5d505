import type { Position, Task } from '../../contract/task.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import type { FeedItem } from '../../schema/context.ts';
import { parseEntry } from '../../tasks/event-log/entry.ts';
import { EventReader } from './event-reader.ts';
import { StateReader } from './state-reader.ts';
import type { WakeUps } from './wake-ups.ts';
import { type ReadableLog, Watch } from './watch.ts';

export interface FeedOptions {
  log: ReadableLog & {
    /** Where each task's log ends; undefined where there is no such task. */
    positions(taskIds: readonly string[]): Promise<(Position | undefined)[]>;
  };
  wakeUps: WakeUps;
  channelOf: (taskId: string) => string;
  /** Is told of what should not happen. */
  onError: (error: unknown) => void;
  /** Milliseconds between two comparisons of all watches with Redis. */
  compareEveryMs?: number;
}

/**
 * Hands the events and states of tasks to whoever watches them: one subscription and one state for each task in this process,
 * however many watch it. First it listens, then it reads, then it streams.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #watches = new Map<string, Entry>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#compareAll(), options.compareEveryMs ?? 30_000);
    this.#timer.unref();
  }

  /** Undefined where there is no such task. */
  async events(
    taskId: string,
    after: Position | undefined,
  ): Promise<AsyncIterableIterator<FeedItem> | undefined> {
    const { log } = this.#options;
    return this.#open(taskId, (watch, release) => new EventReader({ watch, log, after, release }));
  }

  /** Undefined where there is no such task. */
  async states(taskId: string): Promise<AsyncIterableIterator<Task> | undefined> {
    return this.#open(taskId, (watch, release) => new StateReader(watch, release));
  }

  /** To be called when publications may have been missed. */
  readAll(): void {
    for (const { watch } of this.#watches.values()) watch.catchUp();
  }

  /** Tasks that are watched now. */
  get watched(): number {
    return this.#watches.size;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { watch } of this.#watches.values()) watch.close();
  }

  async #open<R>(
    taskId: string,
    read: (watch: Watch, release: () => void) => R,
  ): Promise<R | undefined> {
    const known = this.#watches.get(taskId);
    // An ID that follows from an idempotency key may come again.
    const entry = known && !known.watch.gone ? known : this.#listen(taskId);
    entry.readers += 1;
    const release = () => {
      entry.readers -= 1;
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

  #listen(taskId: string): Entry {
    const { log, wakeUps, channelOf } = this.#options;
    const watch = new Watch(taskId, log, this.#options.onError);
    const listening = wakeUps.listen(channelOf(taskId), (text) => {
      watch.hear(readPublication(text), text.length);
    });
    const entry = { watch, readers: 0, listening, loaded: listening.then(() => watch.load()) };
    this.#watches.set(taskId, entry);
    return entry;
  }

  #drop(taskId: string, entry: Entry): void {
    if (this.#watches.get(taskId) === entry) this.#watches.delete(taskId);
    entry.watch.close();
    entry.listening.then(
      (stop) => stop(),
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
      // When Redis comes back, that is heard of, and everything is read then.
      if (!isUnavailable(error)) this.#options.onError(error);
    }
  }
}

interface Entry {
  watch: Watch;
  readers: number;
  /** Resolves, once Redis has acknowledged, with what ends the listening. */
  listening: Promise<() => void>;
  /** False where there is no such task. */
  loaded: Promise<boolean>;
}

const readPublication = (text: string) => {
  try {
    return parseEntry(text);
  } catch {
    return undefined;
  }
};
