import { createHash } from 'node:crypto';

/** A deterministic random generator. */
export interface Random {
  /** From 0, inclusive, to 1, exclusive. */
  number(): number;
  /** An integer; both bounds are inclusive. */
  between(lowest: number, highest: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** @throws {Error} for an empty list. */
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** A generator whose sequence depends only on the seed. `('a', 'b')` and `('ab')` are different seeds. */
export const seededRandom = (...seed: readonly (string | number)[]): Random => {
  const number = mulberry32(seedNumber(seed));
  const between = (lowest: number, highest: number): number =>
    lowest + Math.floor(number() * (highest - lowest + 1));
  const pick = <T>(from: readonly T[]): T => {
    for (const item of from.slice(between(0, from.length - 1))) return item;
    throw new Error('There is nothing to pick from.');
  };
  return {
    number,
    between,
    happens: (probability) => number() < probability,
    pick,
    shuffled: (list) =>
      list
        .map((item) => ({ item, place: number() }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
  };
};

/** A positive integer with exactly `digits` digits, always the same for a seed: used for IDs. */
export const numberOf = (digits: number, ...seed: readonly (string | number)[]): number =>
  seededRandom(...seed).between(10 ** (digits - 1), 10 ** digits - 1);

const seedNumber = (seed: readonly (string | number)[]): number =>
  createHash('sha256').update(JSON.stringify(seed)).digest().readUInt32LE();

/** Tommy Ettinger's mulberry32, which has 32 bits of state. */
const mulberry32 = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
