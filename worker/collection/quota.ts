/**
 * Shares the maximum number of reviews among sources. Each source gets an equal share first. What a source does not use goes to those
 * that have more.
 */
export class Quota {
  readonly #remaining = new Map<string, number>();
  readonly #waiting = new Map<string, (granted: boolean) => void>();

  /**
   * @param max the total number of reviews.
   * @param existing the number of reviews that each source yielded in earlier attempts, including sources that are done.
   * @param active the sources that collect in this attempt.
   */
  constructor(max: number, existing: ReadonlyMap<string, number>, active: readonly string[]) {
    for (const source of active) this.#remaining.set(source, 0);
    let left = max - [...existing.values()].reduce((sum, count) => sum + count, 0);
    const all = new Set([...existing.keys(), ...active]);
    const share = Math.floor(max / Math.max(1, all.size));
    for (const source of active) {
      const remaining = Math.max(0, Math.min(left, share - (existing.get(source) ?? 0)));
      this.#remaining.set(source, remaining);
      left -= remaining;
    }
    this.#distribute(left);
  }

  /** The number of reviews that the source may yield now. */
  remaining(source: string): number {
    return this.#remaining.get(source) ?? 0;
  }

  /** Takes up to `wanted` reviews from the quota of a source and returns how many were granted. */
  take(source: string, wanted: number): number {
    const granted = Math.min(wanted, this.remaining(source));
    this.#remaining.set(source, this.remaining(source) - granted);
    return granted;
  }

  /** Waits until the source may yield more. Returns false if there will be none left for it. */
  async waitForMore(source: string): Promise<boolean> {
    if (this.remaining(source) > 0) return true;
    return new Promise((resolve) => {
      this.#waiting.set(source, resolve);
      this.#rejectIfAllWait();
    });
  }

  /** Releases the quota of a source that yields no more, for the others. */
  release(source: string): void {
    const left = this.remaining(source);
    this.#remaining.delete(source);
    this.#waiting.delete(source);
    this.#distribute(left);
    this.#rejectIfAllWait();
  }

  /** Distributes among the waiting sources, or among all active ones if none waits. */
  #distribute(left: number): void {
    const takers = this.#waiting.size > 0 ? [...this.#waiting.keys()] : [...this.#remaining.keys()];
    for (const [i, source] of takers.entries()) {
      const part = Math.floor(left / takers.length) + (i < left % takers.length ? 1 : 0);
      this.#remaining.set(source, this.remaining(source) + part);
      if (this.remaining(source) > 0) this.#answer(source, true);
    }
  }

  /** If all active sources wait, none can release anything. */
  #rejectIfAllWait(): void {
    if (this.#waiting.size < this.#remaining.size) return;
    for (const source of this.#waiting.keys()) this.#answer(source, false);
  }

  #answer(source: string, granted: boolean): void {
    const resolve = this.#waiting.get(source);
    this.#waiting.delete(source);
    resolve?.(granted);
  }
}
