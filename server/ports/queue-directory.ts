import { setTimeout as sleep } from 'node:timers/promises';
import { reviewKinds } from '../../contract/kinds.ts';
import type { QueueState } from '../../contract/queue-state.ts';
import type { Deployment } from '../../tasks/deployment.ts';

/** What is known of the queues. While anybody watches it is read once a second for all who do, else only when asked for. */
export class QueueDirectory {
  readonly #deployment: Pick<Deployment, 'queues' | 'settlements'>;
  #latest: { at: number; states: Promise<QueueState[]> } | undefined;

  constructor(deployment: Pick<Deployment, 'queues' | 'settlements'>) {
    this.#deployment = deployment;
  }

  /** One row for each kind, as it is now. */
  async list(): Promise<QueueState[]> {
    const { queues, settlements } = this.#deployment;
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

  /** The rows now, then again whenever they have changed, until it is let go. A Redis that is away for a while is waited for. */
  changes(): AsyncIterableIterator<QueueState[]> {
    const left = new AbortController();
    const rows = this.#changesUntil(left.signal);
    return {
      next: () => rows.next(),
      async return() {
        // A generator that waits is let go of when it has something to give: it may never have.
        left.abort();
        return rows.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async *#changesUntil(signal: AbortSignal): AsyncGenerator<QueueState[], void, undefined> {
    let told: string | undefined;
    while (!signal.aborted) {
      const isFirst = told === undefined;
      const states = await this.#lately().catch((error: unknown) => {
        if (isFirst) throw error;
        return undefined;
      });
      const text = JSON.stringify(states);
      if (states && text !== told) {
        told = text;
        yield states;
      }
      await sleep(everyMs, undefined, { signal }).catch(() => {});
    }
  }

  #lately(): Promise<QueueState[]> {
    const now = Date.now();
    if (this.#latest === undefined || now - this.#latest.at >= everyMs / 2) {
      this.#latest = { at: now, states: this.list() };
    }
    return this.#latest.states;
  }
}

const everyMs = 1000;
