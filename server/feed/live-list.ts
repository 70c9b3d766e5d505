import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { TaskPage } from '../../schema/task-query.ts';
import type { Turns } from '../turns.ts';

export interface LiveListOptions {
  /** Reads the first page. */
  readonly read: () => Promise<TaskPage>;
  /** Bounds how many lists are read at the same time. */
  readonly turns: Turns;
  /** Milliseconds between two reads, at least. */
  readonly everyMs: number;
  /** Called with unexpected errors. Readers end with them. */
  readonly onError: (error: unknown) => void;
}

/**
 * The first page of a list of tasks, shared by all of its readers. It is read again only after {@link note}, or when the first of its
 * tasks expires.
 */
export class LiveList {
  readonly #options: LiveListOptions;
  readonly #waiting = new Set<() => void>();
  #page: CountedPage | undefined;
  #failure: unknown;
  #timer: NodeJS.Timeout | undefined;
  #readAt = 0;
  #isReading = false;
  #isStale = false;
  readonly #closing = new AbortController();

  constructor(options: LiveListOptions) {
    this.#options = options;
  }

  /** The newest page. Undefined until it is loaded. */
  get page(): TaskPage | undefined {
    return this.#page;
  }

  /** Why the page could not be read again. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Reads the page for the first time. */
  async load(): Promise<void> {
    await this.#update(() => this.#options.read());
  }

  /** Something in the list may have changed. */
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

  async #update(read: () => Promise<TaskPage>): Promise<void> {
    this.#isReading = true;
    const turn = this.#options.turns.take();
    try {
      await turn.begun;
      if (this.#closing.signal.aborted) return;
      this.#isStale = false;
      const page = new CountedPage(await read());
      if (this.#page && (await page.equals(this.#page))) return;
      this.#page = page;
      this.#wakeAll();
    } finally {
      turn.end();
      this.#isReading = false;
      this.#readAt = Date.now();
      this.#schedule(this.#isStale ? 0 : this.#untilExpiry());
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

  /** Nothing is published when a task expires. */
  #untilExpiry(): number {
    const expiries = this.#page?.edges.flatMap(({ task }) => task.expiresAt ?? []) ?? [];
    return Math.min(...expiries) - Date.now();
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

/** Milliseconds between attempts while Redis is unavailable, at most. */
const maxDelayMs = 1000;

const maxTimerMs = 2 ** 31 - 1;

/** A page, and whether its tasks have been counted. */
class CountedPage implements TaskPage {
  readonly edges: TaskPage['edges'];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly #page: TaskPage;
  isCounted = false;

  constructor(page: TaskPage) {
    this.#page = page;
    this.edges = page.edges;
    this.hasNextPage = page.hasNextPage;
    this.endCursor = page.endCursor;
  }

  readonly count = (): Promise<number | null> => {
    this.isCounted = true;
    return this.#page.count();
  };

  /** Whether readers of `earlier` need not be told. */
  async equals(earlier: CountedPage): Promise<boolean> {
    if (this.#signature !== earlier.#signature) return false;
    return !earlier.isCounted || (await this.count()) === (await earlier.count());
  }

  get #signature(): string {
    const tasks = this.edges.map(({ task: { id, status, attempt, progress } }) => [
      id,
      status,
      attempt,
      progress,
    ]);
    return JSON.stringify([this.hasNextPage, tasks]);
  }
}
