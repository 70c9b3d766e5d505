import { setTimeout as sleep } from 'node:timers/promises';
import { closableIterator } from '../closable-iterator.ts';

/** Rows that are read on demand and watched. All watchers share one read a second; without watchers nothing is read. */
export class LiveRows<Row> {
  readonly #read: () => Promise<readonly Row[]>;
  readonly #comparable: (rows: readonly Row[]) => unknown;
  #latest: { at: number; rows: Promise<readonly Row[]> } | undefined;

  /** @param comparable the part of the rows whose change is delivered. Default: all of it. */
  constructor(
    read: () => Promise<readonly Row[]>,
    comparable: (rows: readonly Row[]) => unknown = (rows) => rows,
  ) {
    this.#read = read;
    this.#comparable = comparable;
  }

  /** Reads the rows. */
  list(): Promise<readonly Row[]> {
    return this.#read();
  }

  /** The rows now, then whenever they change, until the iterator is closed. Later reads tolerate an unavailable Redis. */
  changes(): AsyncIterableIterator<readonly Row[]> {
    const closing = new AbortController();
    const rows = this.#changesUntil(closing.signal);
    return closableIterator(
      () => rows.next(),
      () => {
        // A generator only returns at its next yield, which may never come.
        closing.abort();
        return rows.return(undefined);
      },
    );
  }

  async *#changesUntil(signal: AbortSignal): AsyncGenerator<readonly Row[], undefined, undefined> {
    let delivered: string | undefined;
    while (!signal.aborted) {
      const isFirst = delivered === undefined;
      const rows = await this.#sharedRead().catch((error: unknown) => {
        if (isFirst) throw error;
        return undefined;
      });
      const text = rows && JSON.stringify(this.#comparable(rows));
      if (rows && text !== delivered) {
        delivered = text;
        yield rows;
      }
      await sleep(intervalMs, undefined, { signal }).catch(() => {});
    }
    return undefined;
  }

  #sharedRead(): Promise<readonly Row[]> {
    const now = Date.now();
    if (this.#latest === undefined || now - this.#latest.at >= intervalMs / 2) {
      this.#latest = { at: now, rows: this.#read() };
    }
    return this.#latest.rows;
  }
}

const intervalMs = 1000;
