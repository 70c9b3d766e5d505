import type { Case } from './question.ts';

/**
 * Cases that differ in how many there are of something: `1,000 tasks`.
 *
 * @param what in the plural.
 * @param within what the cases have in common, which begins their names: a transport.
 */
export const casesOf = (sizes: readonly number[], what: string, within?: string): Case[] =>
  sizes.map((size) => {
    const count = `${size.toLocaleString('en')} ${size === 1 ? what.replace(/s$/, '') : what}`;
    return {
      name: within === undefined ? count : `${within}, ${count}`,
      group: within ?? what,
      size,
    };
  });
