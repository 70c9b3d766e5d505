import type { Random } from './seeded-random.ts';

/** Replaces each `{a|b}` in a sentence with one of its alternatives, and `{product}` with the product's name. */
export const phrase = (sentence: string, product: string, random: Random): string =>
  sentence.replace(/\{([^{}]*)\}/g, (_, alternatives: string) =>
    alternatives === 'product' ? product : random.pick(alternatives.split('|')),
  );
