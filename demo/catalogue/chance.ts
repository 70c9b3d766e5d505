import { createHash } from 'node:crypto';

/** Draws that are the same whenever the seed is. */
export interface Chance {
  /** 0 to 1, 1 itself excluded. */
  number(): number;
  /** A whole number; both ends are possible. */
  between(lowest: number, highest: number): number;
  /** True in `share` of the cases. */
  happens(share: number): boolean;
  /** @throws when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

/** A chance of its own for each seed; the parts of a seed are kept apart. */
export const chanceOf = (...seed: readonly (string | number)[]): Chance => {
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
    happens: (share) => number() < share,
    pick,
    shuffled: (list) =>
      list
        .map((item) => ({ item, place: number() }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
  };
};

/** A whole number of at most `digits` digits, the same for the same seed: for the IDs that services give. */
export const numberOf = (digits: number, ...seed: readonly (string | number)[]): number =>
  chanceOf(...seed).between(10 ** (digits - 1), 10 ** digits - 1);

const seedNumber = (seed: readonly (string | number)[]): number =>
  createHash('sha256').update(JSON.stringify(seed)).digest().readUInt32LE();

/** Tommy Ettinger's mulberry32: 32 bits of state, far good enough for invented reviews. */
const mulberry32 = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
