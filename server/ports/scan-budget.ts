import { ApiError } from '../../schema/errors.ts';

/** How many tasks all lists of one operation compare with their filters: two lists of the greatest length, each with its count. */
const maxScanned = 40_000;

/** What the lists of one operation may still scan. Without it, many lists in one operation would occupy the server. */
export class ScanBudget {
  #left = maxScanned;

  /** Takes up to `wanted` entries. @throws TOO_EXPENSIVE if none are left. */
  take(wanted: number): number {
    const taken = Math.min(wanted, this.#left);
    if (taken === 0) {
      throw new ApiError(
        'TOO_EXPENSIVE',
        `The lists of tasks in this operation look through more than ${maxScanned} tasks. Request fewer lists and counts at once.`,
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
