/**
 * How many reviews each source may still give. Each gets an equal part first; what one leaves goes to those that have more.
 */
export class Quota {
  readonly #shares = new Map<string, number>();
  readonly #waiting = new Map<string, (granted: boolean) => void>();

  /**
   * @param max reviews in all.
   * @param kept how many each source has given in earlier attempts, those that are done included.
   * @param active the sources that will ask.
   */
  constructor(max: number, kept: ReadonlyMap<string, number>, active: readonly string[]) {
    for (const source of active) this.#shares.set(source, 0);
    let left = max - [...kept.values()].reduce((sum, count) => sum + count, 0);
    const all = new Set([...kept.keys(), ...active]);
    const part = Math.floor(max / Math.max(1, all.size));
    for (const source of active) {
      const remaining = Math.max(0, Math.min(left, part - (kept.get(source) ?? 0)));
      this.#shares.set(source, remaining);
      left -= remaining;
    }
    this.#spread(left);
  }

  /** How many that source may give now. */
  share(source: string): number {
    return this.#shares.get(source) ?? 0;
  }

  /** Uses up at most `wanted` of a source's share and says how many it may give. */
  take(source: string, wanted: number): number {
    const granted = Math.min(wanted, this.share(source));
    this.#shares.set(source, this.share(source) - granted);
    return granted;
  }

  /** Waits until the source may give another; false when none will be left for it. */
  async waitForMore(source: string): Promise<boolean> {
    if (this.share(source) > 0) return true;
    return new Promise((resolve) => {
      this.#waiting.set(source, resolve);
      this.#endIfNothingIsLeft();
    });
  }

  /** The source gives no more: what it leaves goes to the others. */
  release(source: string): void {
    const left = this.share(source);
    this.#shares.delete(source);
    this.#waiting.delete(source);
    this.#spread(left);
    this.#endIfNothingIsLeft();
  }

  /** To those that wait for more, or else to all that still give. */
  #spread(left: number): void {
    const takers = this.#waiting.size > 0 ? [...this.#waiting.keys()] : [...this.#shares.keys()];
    for (const [i, source] of takers.entries()) {
      const part = Math.floor(left / takers.length) + (i < left % takers.length ? 1 : 0);
      this.#shares.set(source, this.share(source) + part);
      if (this.share(source) > 0) this.#answer(source, true);
    }
  }

  #endIfNothingIsLeft(): void {
    if (this.#waiting.size < this.#shares.size) return;
    for (const source of this.#waiting.keys()) this.#answer(source, false);
  }

  #answer(source: string, granted: boolean): void {
    const answer = this.#waiting.get(source);
    this.#waiting.delete(source);
    answer?.(granted);
  }
}
