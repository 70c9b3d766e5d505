import { setTimeout as sleep } from 'node:timers/promises';
import { reviewKinds } from '../../contract/kinds.ts';
import type { QueueState } from '../../contract/queue-state.ts';
import type { Queues } from '../../tasks/queues.ts';
import type { Settlements } from '../../tasks/settlements.ts';

interface QueueStores {
  readonly queues: Queues;
  readonly settlements: Settlements;
}

/** The state of every queue. All watchers share one read a second; without watchers nothing is read. */
export class QueueStates {
  readonly #stores: QueueStores;
  #latest: { at: number; states: Promise<QueueState[]> } | undefined;

  constructor(stores: QueueStores) {
    this.#stores = stores;
  }

  /** Reads one row for each kind. */
  async list(): Promise<QueueState[]> {
    const { queues, settlements } = this.#stores;
    return Promise.all(
      reviewKinds.map(async (kind) => {
        const [depths, lastHour] = await Promise.all([
          queues.depths(kind),
          settlements.lastHour(kind),
        ]);
        return { kind, ...depths, ...lastHour };
      }),
    );
  }

  /** The rows now, then whenever they change, until the iterator is closed. Later reads tolerate an unavailable Redis. */
  changes(): AsyncIterableIterator<QueueState[]> {
    const closing = new AbortController();
    const rows = this.#changesUntil(closing.signal);
    return {
      next: () => rows.next(),
      async return() {
        // A generator only returns at its next yield, which may never come.
        closing.abort();
        return rows.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async *#changesUntil(signal: AbortSignal): AsyncGenerator<QueueState[], void, undefined> {
    let delivered: string | undefined;
    while (!signal.aborted) {
      const isFirst = delivered === undefined;
      const states = await this.#sharedRead().catch((error: unknown) => {
        if (isFirst) throw error;
        return undefined;
      });
      const text = JSON.stringify(states);
      if (states && text !== delivered) {
        delivered = text;
        yield states;
      }
      await sleep(intervalMs, undefined, { signal }).catch(() => {});
    }
  }

  #sharedRead(): Promise<QueueState[]> {
    const now = Date.now();
    if (this.#latest === undefined || now - this.#latest.at >= intervalMs / 2) {
      this.#latest = { at: now, states: this.list() };
    }
    return this.#latest.states;
  }
}

const intervalMs = 1000;
