/** Durations in milliseconds. */
export class Latencies {
  readonly #ms: number[] = [];

  add(ms: number): void {
    this.#ms.push(ms);
  }

  get count(): number {
    return this.#ms.length;
  }

  /** @param share 0.99 for the 99th percentile. */
  percentile(share: number): number {
    const sorted = this.#ms.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }

  /** The median and the 99th percentile. */
  get text(): string {
    return `${this.percentile(0.5)} / ${this.percentile(0.99)}`;
  }
}
