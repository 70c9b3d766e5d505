import { withinDeadline } from '../../redis/deadline.ts';
import type { Subscriber } from '../../redis/subscriber.ts';
import type { TaskPage } from '../../schema/task-query.ts';
import { closableIterator, ended } from '../closable-iterator.ts';
import { Turns } from '../turns.ts';
import { LiveList } from './live-list.ts';

export interface LiveListsOptions {
  readonly subscriber: Pick<Subscriber, 'subscribe' | 'unsubscribe' | 'on'>;
  /** The channel on which changes of tasks are published: `<task ID> <owner>`. */
  readonly channel: string;
  /** Called with unexpected errors. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two reads of a list, at least. Default: 1000. */
  readonly everyMs?: number | undefined;
}

/** Which list is watched. */
export interface WatchedList {
  /** The same for readers with the same rights and the same filter. */
  readonly key: string;
  /** The caller whose tasks the list contains. Undefined: all tasks. */
  readonly owner: string | undefined;
  /** Reads its first page. */
  readonly read: () => Promise<TaskPage>;
}

/**
 * The first pages of lists of tasks, pushed when they change. Readers of the same list share one read, at most once a second. Reads are
 * caused by what is published for the tasks that the list may contain: without readers or changes, nothing is read.
 */
export class LiveLists {
  readonly #options: LiveListsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #turns = new Turns(listsAtOnce);

  constructor(options: LiveListsOptions) {
    this.#options = options;
    const { subscriber, channel } = options;
    subscriber.on('message', (from, text) => {
      if (from === channel) this.#note(text.split(' ')[1]);
    });
    // Publications were missed.
    subscriber.on('resumed', () => this.#note(undefined));
  }

  /** The page now, then the newest one whenever it has changed. A slow reader skips the pages in between. */
  async open({ key, owner, read }: WatchedList): Promise<AsyncIterableIterator<TaskPage>> {
    const entry = this.#entries.get(key) ?? this.#start(key, owner, read);
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
    return pagesOf(entry.list, release);
  }

  /** The number of lists that are watched. */
  get watched(): number {
    return this.#entries.size;
  }

  close(): void {
    for (const { list } of this.#entries.values()) list.close();
    this.#turns.close();
  }

  #start(key: string, owner: string | undefined, read: WatchedList['read']): Entry {
    const { subscriber, channel, onError, everyMs = 1000 } = this.#options;
    const list = new LiveList({ read, everyMs, onError, turns: this.#turns });
    const loaded = subscriber.subscribe(channel, 'everywhere').then(() => list.load());
    const entry = { list, owner, loaded, readers: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #stop(key: string, entry: Entry): void {
    entry.list.close();
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
    if (this.#entries.size === 0) this.#options.subscriber.unsubscribe(this.#options.channel);
  }

  /** @param owner of the task that has changed. Undefined if that is unknown. */
  #note(owner: string | undefined): void {
    for (const entry of this.#entries.values()) {
      const isConcerned = [entry.owner, owner].includes(undefined) || entry.owner === owner;
      if (isConcerned) entry.list.note();
    }
  }
}

interface Entry {
  readonly list: LiveList;
  readonly owner: string | undefined;
  readonly loaded: Promise<void>;
  readers: number;
}

/** Lists with many tasks to compare must not block the rest of the process. */
const listsAtOnce = 2;

const pagesOf = (list: LiveList, release: () => void): AsyncIterableIterator<TaskPage> => {
  let delivered: TaskPage | undefined;
  let closed = false;
  let cancel = () => {};
  const close = () => {
    if (closed) return;
    closed = true;
    cancel();
    release();
  };
  return closableIterator<TaskPage>(async () => {
    while (!closed) {
      const { page, failure } = list;
      if (page && page !== delivered) {
        delivered = page;
        return { value: page, done: false };
      }
      if (failure !== undefined) {
        close();
        throw failure;
      }
      const change = list.nextChange();
      cancel = change.cancel;
      await change.changed;
    }
    return ended;
  }, close);
};
