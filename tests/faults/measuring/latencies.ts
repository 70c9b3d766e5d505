/** How long things took, in milliseconds. */
export class Latencies {
  readonly #ms: number[] = [];

  add(ms: number): void {
    this.#ms.push(ms);
  }

  get count(): number {
    return this.#ms.length;
  }

  /** The time within which a `share` of all, from 0 to 1, was over. */
  within(share: number): number {
    const sorted = this.#ms.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }

  /** The median and the 99th of a hundred. */
  get text(): string {
    return `${this.within(0.5)} / ${this.within(0.99)}`;
  }
}
