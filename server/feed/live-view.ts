import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { Turns } from '../turns.ts';

/** What a view shows at one moment. */
export interface Snapshot<Self> {
  /** Whether readers of `earlier` need not be told. */
  equals(earlier: Self): boolean | Promise<boolean>;
  /** When it changes although nothing is published, in milliseconds since 1970. Infinity: never. */
  readonly changesAt: number;
}

export interface LiveViewOptions<Shown> {
  readonly read: () => Promise<Shown>;
  /** Bounds how many views are read at the same time. */
  readonly turns: Turns;
  /** Milliseconds between two reads, at least. */
  readonly everyMs: number;
  /** Called with unexpected errors. Readers end with them. */
  readonly onError: (error: unknown) => void;
}

/**
 * The newest snapshot of something that changes, shared by all of its readers. It is read again only after {@link note}, or when it
 * says that it changes.
 */
export class LiveView<Shown extends Snapshot<Shown>> {
  readonly #options: LiveViewOptions<Shown>;
  readonly #waiting = new Set<() => void>();
  #shown: Shown | undefined;
  #changesAt = Number.POSITIVE_INFINITY;
  #failure: unknown;
  #timer: NodeJS.Timeout | undefined;
  #readAt = 0;
  #isReading = false;
  #isStale = false;
  readonly #closing = new AbortController();

  constructor(options: LiveViewOptions<Shown>) {
    this.#options = options;
  }

  /** The newest snapshot. Undefined until it is loaded. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Why it could not be read again. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Reads for the first time. */
  async load(): Promise<void> {
    await this.#update(() => this.#options.read());
  }

  /** What it shows may have changed. */
  note(): void {
    this.#isStale = true;
    if (!this.#isReading) this.#schedule(0);
  }

  /** Resolves at the next change. `cancel` resolves it at once. */
  nextChange(): { changed: Promise<void>; cancel: () => void } {
    let wake = () => {};
    const changed = new Promise<void>((resolve) => {
      wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
    });
    this.#waiting.add(wake);
    return { changed, cancel: wake };
  }

  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
    this.#wakeAll();
  }

  async #refresh(): Promise<void> {
    try {
      const { signal } = this.#closing;
      await this.#update(() => retryWhileUnavailable(this.#options.read, { signal, maxDelayMs }));
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#options.onError(error);
      this.#failure = error;
      this.#wakeAll();
    }
  }

  async #update(read: () => Promise<Shown>): Promise<void> {
    this.#isReading = true;
    const turn = this.#options.turns.take();
    try {
      await turn.begun;
      if (this.#closing.signal.aborted) return;
      this.#isStale = false;
      const next = await read();
      this.#changesAt = next.changesAt;
      if (this.#shown && (await next.equals(this.#shown))) return;
      this.#shown = next;
      this.#wakeAll();
    } finally {
      turn.end();
      this.#isReading = false;
      this.#readAt = Date.now();
      this.#schedule(this.#isStale ? 0 : this.#changesAt - Date.now());
    }
  }

  /** Reads again after `delayMs`, but not more often than allowed. */
  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#closing.signal.aborted || delayMs === Number.POSITIVE_INFINITY) return;
    const soonest = this.#readAt + this.#options.everyMs - Date.now();
    const ms = Math.min(Math.max(delayMs, soonest, 0), maxTimerMs);
    this.#timer = setTimeout(() => void this.#refresh(), ms).unref();
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

/** Milliseconds between attempts while Redis is unavailable, at most. */
const maxDelayMs = 1000;

const maxTimerMs = 2 ** 31 - 1;
