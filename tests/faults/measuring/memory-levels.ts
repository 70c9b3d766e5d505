import { medianOf } from '../../../bench/harness/statistics.ts';

/** The memory of one process over a run, in bytes: medians of the first and the last third of the samples. */
export interface MemoryLevel {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly max: number;
}

/** Samples of the memory of several processes, in bytes by name. */
export class MemoryLevels {
  readonly #samples = new Map<string, number[]>();

  add(name: string, bytes: number): void {
    const samples = this.#samples.get(name);
    if (samples) samples.push(bytes);
    else this.#samples.set(name, [bytes]);
  }

  /** @param warmUp the share of the samples to leave out at the beginning, while processes load and compile code. */
  levels(warmUp: number): readonly MemoryLevel[] {
    return [...this.#samples].map(([name, all]) => {
      const samples = all.slice(Math.floor(all.length * warmUp));
      const third = Math.max(1, Math.floor(samples.length / 3));
      return {
        name,
        first: medianOf(samples.slice(0, third)),
        last: medianOf(samples.slice(-third)),
        max: Math.max(...samples),
      };
    });
  }
}

/** How much higher the last third may be than the first. */
export interface AllowedGrowth {
  readonly share: number;
  /** Bytes that are allowed in any case. */
  readonly bytes: number;
}

/** One sentence for each level that rose by more than is allowed. */
export const growthProblems = (
  levels: readonly MemoryLevel[],
  { share, bytes }: AllowedGrowth,
): string[] =>
  levels
    .filter(({ first, last }) => last - first > Math.max(bytes, first * share))
    .map(({ name, first, last }) => `${name} grew from ${inMb(first)} to ${inMb(last)} MB.`);

export const inMb = (bytes: number): string => (bytes / 1e6).toFixed(1);
