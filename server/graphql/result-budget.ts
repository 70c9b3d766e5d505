import { ApiError } from '../../schema/errors.ts';
import type { Turn, Turns } from '../turns.ts';

export interface BudgetLimits {
  /** Bytes of a result. */
  readonly maxResultBytes: number;
  /** Milliseconds that producing it may take. */
  readonly maxRequestMs: number;
}

/** What the result that an operation is producing may still take. */
export class ResultBudget {
  readonly #limits: BudgetLimits;
  readonly #turns: Turns | undefined;
  #bytes = 0;
  #endsAt = Number.POSITIVE_INFINITY;
  #turn: Turn | undefined;
  /** Whether the result contains what depends on when it was read. */
  hasReadTheMoment = false;

  /** @param turns limit how many results of a client are produced before it reads them. */
  constructor(limits: BudgetLimits, turns?: Turns) {
    this.#limits = limits;
    this.#turns = turns;
  }

  get isExceeded(): boolean {
    return this.#bytes > this.#limits.maxResultBytes || performance.now() >= this.#endsAt;
  }

  get error(): ApiError {
    const { maxResultBytes, maxRequestMs } = this.#limits;
    return new ApiError(
      'TOO_EXPENSIVE',
      this.#bytes > maxResultBytes
        ? `The result is larger than ${maxResultBytes} bytes. Select fewer fields, or request smaller pages.`
        : `The operation took longer than ${maxRequestMs / 1000} s (MAX_REQUEST_SECONDS) and was stopped; a mutation may have taken effect. Select fewer fields, request smaller pages, or try again later.`,
    );
  }

  /** Counts what a field contributes to the result. */
  add(bytes: number): void {
    this.#bytes += Math.max(bytes, minFieldBytes);
  }

  /** Resolves when the next result may be produced. */
  async begin(): Promise<void> {
    this.#turn = this.#turns?.take();
    await this.#turn?.begun;
    this.start();
  }

  /** Begins the time in which the result may be produced. */
  start(): void {
    this.#endsAt = performance.now() + this.#limits.maxRequestMs;
  }

  /** Waits for the result until the time is over. @returns undefined if it is over first. */
  async within<T>(result: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<undefined>((resolve) => {
      const expire = () => {
        this.#endsAt = Number.NEGATIVE_INFINITY;
        resolve(undefined);
      };
      timer = setTimeout(expire, this.#endsAt - performance.now());
    });
    try {
      return await Promise.race([result, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Notes that the client has been sent the result, or will not get it. */
  end(): void {
    this.#endsAt = Number.POSITIVE_INFINITY;
    this.#turn?.end();
    this.#turn = undefined;
  }
}

/** Bounds the number of fields as well: resolving one costs as much time as sending this many bytes. */
const minFieldBytes = 32;

/** The budgets of all results that are being produced, by the context of their operation. */
export class ResultBudgets {
  readonly #limits: BudgetLimits;
  readonly #budgets = new WeakMap<object, ResultBudget>();

  constructor(limits: BudgetLimits) {
    this.#limits = limits;
  }

  /** The budget of the operation with this context. */
  of(context: object, turns?: Turns): ResultBudget {
    // Every field of a result asks.
    const known = this.#budgets.get(context);
    if (known) return known;
    const budget = new ResultBudget(this.#limits, turns);
    this.#budgets.set(context, budget);
    return budget;
  }
}
