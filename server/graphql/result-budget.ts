import { ApiError } from '../../schema/errors.ts';
import type { Turn, Turns } from '../turns.ts';

/** The size of the result that an operation is producing. A subscription produces one after the other. */
export class ResultSize {
  readonly #maxBytes: number;
  readonly #turns: Turns | undefined;
  #bytes = 0;
  #turn: Turn | undefined;

  /** @param turns limit how many results of a client are produced before it reads them. */
  constructor(maxBytes: number, turns?: Turns) {
    this.#maxBytes = maxBytes;
    this.#turns = turns;
  }

  get isExceeded(): boolean {
    return this.#bytes > this.#maxBytes;
  }

  get error(): ApiError {
    return new ApiError(
      'TOO_EXPENSIVE',
      `The result is larger than ${this.#maxBytes} bytes. Select fewer fields, or request smaller pages.`,
    );
  }

  /** Counts what a field contributes to the result. */
  add(bytes: number): void {
    this.#bytes += Math.max(bytes, minFieldBytes);
  }

  /** Resolves when the next result may be produced. */
  async begin(): Promise<void> {
    this.#bytes = 0;
    this.#turn = this.#turns?.take();
    await this.#turn?.begun;
  }

  /** Notes that the client has been sent the result, or will not get it. */
  end(): void {
    this.#turn?.end();
    this.#turn = undefined;
  }
}

/** Bounds the number of fields as well: resolving one costs as much time as sending this many bytes. */
const minFieldBytes = 32;

/** The sizes of all results that are being produced, by the context of their operation. */
export class ResultSizes {
  readonly #maxBytes: number;
  readonly #sizes = new WeakMap<object, ResultSize>();

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The size of the operation with this context. */
  of(context: object, turns?: Turns): ResultSize {
    // Every field of a result asks.
    const known = this.#sizes.get(context);
    if (known) return known;
    const size = new ResultSize(this.#maxBytes, turns);
    this.#sizes.set(context, size);
    return size;
  }
}
