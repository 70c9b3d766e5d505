import type { Random } from './seeded-random.ts';

/**
 * Deals cards in random order, each once before any repeats. The cards dealt last come last in the next round, so that
 * repetitions are far apart.
 */
export const deckOf = <T>(cards: readonly T[], random: Random): (() => T) => {
  let left: T[] = [];
  let recent: T[] = [];
  return () => {
    if (left.length === 0)
      left = [...recent.toReversed(), ...random.shuffled(without(cards, recent))];
    const card = left.pop();
    if (card === undefined) throw new Error('A deck needs at least one card.');
    recent = [...recent, card].slice(-Math.floor(cards.length * 0.75));
    return card;
  };
};

const without = <T>(cards: readonly T[], some: readonly T[]): T[] =>
  cards.filter((card) => !some.includes(card));
