import type { Chance } from './chance.ts';

/** The sentence with one of the alternatives of each `{a|b}` chosen, and `{product}` replaced. */
export const phrase = (sentence: string, product: string, chance: Chance): string =>
  sentence.replace(/\{([^{}]*)\}/g, (_, alternatives: string) =>
    alternatives === 'product' ? product : chance.pick(alternatives.split('|')),
  );
