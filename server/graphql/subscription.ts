import type { ExecutionResult, GraphQLError } from 'graphql';
import { Reader } from '../feed/reader.ts';
import type { Turn, Turns } from '../turns.ts';
import type { PreparedResult } from './prepared-result.ts';
import type { SharedOperation } from './shared-results.ts';

export interface SubscriptionOptions {
  /** What it delivers. */
  readonly items: AsyncIterator<unknown>;
  readonly results: SharedOperation;
  /** Calls `refuse` when the client's credentials are no longer accepted. Returns a function that stops this. */
  readonly whileAccepted: (refuse: (error: unknown) => void) => () => void;
  /** Decides what the client sees of an error. */
  readonly mask: (error: unknown) => GraphQLError;
}

export interface ResultReceiver {
  /** Resolves when the client can be sent more. Returns undefined if it can at once. */
  readonly send: (result: PreparedResult) => Promise<void> | undefined;
  /** Limit how many results are produced before the client has read them. */
  readonly turns?: Turns;
}

/**
 * A subscription of one client. It pulls the next item when the result of the one before has been sent. It passes through Yoga as if it
 * were the result of the operation, because Yoga would wrap an iterator several times.
 */
export class Subscription implements ExecutionResult {
  readonly data = null;
  readonly #items: AsyncIterator<unknown>;
  readonly #results: SharedOperation;
  readonly #mask: (error: unknown) => GraphQLError;
  readonly #stopChecking: () => void;
  #refusal: unknown;
  #turn: Turn | undefined;
  #hasEnded = false;

  constructor({ items, results, whileAccepted, mask }: SubscriptionOptions) {
    this.#items = items;
    this.#results = results;
    this.#mask = mask;
    this.#stopChecking = whileAccepted((error) => {
      this.#refusal = error;
      void this.#items.return?.();
    });
  }

  /**
   * Sends each result until the last has been sent, or until {@link end}.
   *
   * @throws {GraphQLError} what the client may see of the error that ended the subscription.
   */
  async sendTo(receiver: ResultReceiver): Promise<void> {
    try {
      while (!this.#hasEnded) {
        const { done, value } = await this.#items.next();
        if (this.#refusal !== undefined) throw this.#refusal;
        if (done || this.#hasEnded) return;
        await this.#deliver(value, receiver);
        if (this.#items instanceof Reader) await this.#deliverReady(this.#items, receiver);
      }
    } catch (error) {
      throw this.#mask(error);
    } finally {
      this.end();
    }
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#turn?.end();
    this.#stopChecking();
    this.#results.leave();
    void this.#items.return?.();
  }

  /**
   * Delivers what the reader has at once, now and at each change, while nothing else is happening. An event is delivered to thousands of
   * watchers without a promise for each, and with what belongs to one watcher still in the cache of the processor.
   */
  #deliverReady(reader: Reader<unknown>, receiver: ResultReceiver): Promise<void> {
    return new Promise((resolve, reject) => {
      const deliver = () => {
        try {
          for (let item = reader.ready(); item !== undefined; item = reader.ready()) {
            const delivered = this.#deliver(item, receiver);
            if (delivered !== undefined) {
              delivered.then(deliver, reject);
              return;
            }
          }
          if (reader.isWaiting) reader.onNextChange(deliver);
          else resolve();
        } catch (error) {
          reject(error);
        }
      };
      deliver();
    });
  }

  /** Returns a promise if there is something to wait for. */
  #deliver(item: unknown, { send, turns }: ResultReceiver): Promise<void> | undefined {
    if (turns?.areTaken !== true) {
      const result = this.#results.resultOf(item);
      if (!(result instanceof Promise)) {
        const sending = this.#send(result, send);
        return sending && this.#inTurn(turns, () => sending);
      }
    }
    return this.#inTurn(turns, async () => {
      const result = await this.#results.resultOf(item);
      if (!this.#hasEnded) await this.#send(result, send);
    });
  }

  #send(result: PreparedResult, send: ResultReceiver['send']): Promise<void> | undefined {
    const sending = send(result);
    if (!result.isLast) return sending;
    // Nothing more is delivered while it is being sent.
    void this.#items.return?.();
    return sending;
  }

  async #inTurn(turns: Turns | undefined, work: () => Promise<void>): Promise<void> {
    const turn = turns?.take();
    this.#turn = turn;
    await turn?.begun;
    if (!this.#hasEnded) await work();
    turn?.end();
  }
}
