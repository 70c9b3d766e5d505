import type { ExecutionResult, GraphQLError } from 'graphql';
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
   * @param send resolves when the client can be sent more. Returns undefined if it can at once.
   * @param turns limit how many results are produced before the client has read them.
   * @throws {GraphQLError} what the client may see of the error that ended the subscription.
   */
  async sendTo(
    send: (result: PreparedResult) => Promise<void> | undefined,
    turns?: Turns,
  ): Promise<void> {
    try {
      for (let isLast = false; !isLast; ) {
        const { done, value } = await this.#items.next();
        if (this.#refusal !== undefined) throw this.#refusal;
        if (done || this.#hasEnded) return;
        this.#turn = turns?.take();
        if (this.#turn?.hasBegun === false) await this.#turn.begun;
        if (this.#hasEnded) return;
        const known = this.#results.resultOf(value);
        const result = known instanceof Promise ? await known : known;
        if (this.#hasEnded) return;
        const sending = send(result);
        if (sending !== undefined) await sending;
        this.#turn?.end();
        isLast = result.isLast;
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
}
