import type { Chance } from './chance.ts';

/**
 * Deals cards in a shuffled order, each once before any comes again; what was dealt last comes last in the next round, so
 * that neighbours differ.
 */
export const deckOf = <T>(cards: readonly T[], chance: Chance): (() => T) => {
  let left: T[] = [];
  let recent: T[] = [];
  return () => {
    if (left.length === 0)
      left = [...recent.toReversed(), ...chance.shuffled(without(cards, recent))];
    const card = left.pop();
    if (card === undefined) throw new Error('A deck needs a card at least.');
    recent = [...recent, card].slice(-Math.floor(cards.length * 0.75));
    return card;
  };
};

const without = <T>(cards: readonly T[], some: readonly T[]): T[] =>
  cards.filter((card) => !some.includes(card));
