import { withinDeadline } from '../../redis/deadline.ts';
import { closableIterator, ended } from '../closable-iterator.ts';
import { Turns } from '../turns.ts';
import type { Change, Changes } from './changes.ts';
import { LiveView, type Snapshot } from './live-view.ts';

export interface LiveViewsOptions {
  readonly changes: Changes;
  /** Called with unexpected errors. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two reads of a view, at least. Default: 1000. */
  readonly everyMs?: number | undefined;
}

/** What is watched. */
export interface WatchedView<Shown> {
  /** The same for readers for whom `read` returns the same. */
  readonly key: string;
  readonly read: () => Promise<Shown>;
  /** Whether a change may concern what is shown. */
  readonly concerns: (change: Change, shown: Shown | undefined) => boolean;
}

/**
 * Views that are pushed when they change, such as lists of tasks. Readers of the same view share one read, at most once a second. Reads
 * are caused by what is published for the tasks that the view concerns: without readers or changes, nothing is read.
 */
export class LiveViews<Shown extends Snapshot<Shown>> {
  readonly #options: LiveViewsOptions;
  readonly #entries = new Map<string, Entry<Shown>>();
  readonly #turns = new Turns(readAtOnce);

  constructor(options: LiveViewsOptions) {
    this.#options = options;
  }

  /** What it shows now, then the newest whenever it has changed. A slow reader skips what was shown in between. */
  async open(watched: WatchedView<Shown>): Promise<AsyncIterableIterator<Shown>> {
    const { key } = watched;
    const entry = this.#entries.get(key) ?? this.#start(watched);
    entry.readers += 1;
    const release = () => {
      entry.readers -= 1;
      if (entry.readers === 0) this.#stop(key, entry);
    };
    try {
      await withinDeadline(entry.loaded);
    } catch (error) {
      release();
      throw error;
    }
    return shownBy(entry.view, release);
  }

  /** The number of views that are watched. */
  get watched(): number {
    return this.#entries.size;
  }

  close(): void {
    for (const { view } of this.#entries.values()) view.close();
    this.#turns.close();
  }

  #start({ key, read, concerns }: WatchedView<Shown>): Entry<Shown> {
    const { changes, onError, everyMs = 1000 } = this.#options;
    const view = new LiveView({ read, everyMs, onError, turns: this.#turns });
    const loaded = changes.listen(this.#note).then(() => view.load());
    const entry = { view, concerns, loaded, readers: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #stop(key: string, entry: Entry<Shown>): void {
    entry.view.close();
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
    if (this.#entries.size === 0) this.#options.changes.stop(this.#note);
  }

  readonly #note = (change: Change | undefined): void => {
    for (const { view, concerns } of this.#entries.values()) {
      if (change === undefined || concerns(change, view.shown)) view.note();
    }
  };
}

interface Entry<Shown extends Snapshot<Shown>> {
  readonly view: LiveView<Shown>;
  readonly concerns: WatchedView<Shown>['concerns'];
  readonly loaded: Promise<void>;
  readers: number;
}

/** Views with many tasks to compare must not block the rest of the process. */
const readAtOnce = 2;

const shownBy = <Shown extends Snapshot<Shown>>(
  view: LiveView<Shown>,
  release: () => void,
): AsyncIterableIterator<Shown> => {
  let delivered: Shown | undefined;
  let closed = false;
  let cancel = () => {};
  const close = () => {
    if (closed) return;
    closed = true;
    cancel();
    release();
  };
  return closableIterator<Shown>(async () => {
    while (!closed) {
      const { shown, failure } = view;
      if (shown && shown !== delivered) {
        delivered = shown;
        return { value: shown, done: false };
      }
      if (failure !== undefined) {
        close();
        throw failure;
      }
      const change = view.nextChange();
      cancel = change.cancel;
      await change.changed;
    }
    return ended;
  }, close);
};
