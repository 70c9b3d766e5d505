import { ApiError } from '../../schema/errors.ts';

/** What the lists of one operation may still scan. Without it, many lists in one operation would occupy the server. */
export class ScanBudget {
  readonly #max: number;
  #left: number;

  /** @param max how many tasks all lists of the operation compare with their filters. */
  constructor(max: number) {
    this.#max = max;
    // Reading one more shows that there are no more.
    this.#left = max + 1;
  }

  /** Takes up to `wanted` entries. @throws TOO_EXPENSIVE if none are left. */
  take(wanted: number): number {
    const taken = Math.min(wanted, this.#left);
    if (taken === 0) {
      throw new ApiError(
        'TOO_EXPENSIVE',
        `The lists of tasks in this operation look through more than ${this.#max} tasks (MAX_SCANNED_TASKS). Request fewer lists and counts at once.`,
      );
    }
    this.#left -= taken;
    return taken;
  }

  /** Gives back what was taken and not scanned. */
  giveBack(count: number): void {
    this.#left += count;
  }
}
