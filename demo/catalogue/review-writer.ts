import type { Chance } from './chance.ts';
import { deckOf } from './deck.ts';
import { english } from './languages/english.ts';
import type { Language, Tone } from './languages/language.ts';
import { phrase } from './phrase.ts';
import type { Product } from './product.ts';

export interface Writing {
  readonly author: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Writes reviews of one product in one language; no sentence comes again before all of its sort were used. */
export const reviewWriter = (
  product: Product,
  language: Language,
  chance: Chance,
): ((rating: number) => Writing) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, chance);
    return () => phrase(next(), product.shortName, chance);
  };
  const byTone = (cards: Readonly<Record<Tone, readonly string[]>>) => ({
    warm: deal(cards.warm),
    mixed: deal(cards.mixed),
    cold: deal(cards.cold),
  });
  const facts = (sort: 'praise' | 'gripes' | 'faults') => {
    const general = deal(language.sentences[sort]);
    const known = language === english && product.subject[sort] !== language.sentences[sort];
    const special = known ? deal(product.subject[sort]) : general;
    return () => (chance.happens(0.7) ? special() : general());
  };
  const [praise, gripe, fault] = [facts('praise'), facts('gripes'), facts('faults')];
  const [opening, author] = [deal(language.openings), deal(language.authors)];
  const [closing, title] = [byTone(language.closings), byTone(language.titles)];
  const short = byTone(language.shorts);

  /** `count` sentences that speak for this many stars. */
  const body = (rating: number, count: number): string[] => {
    const rest = repeat(rating >= 4 ? praise : fault, count - 1);
    if (rating === 5) return [...rest, (chance.happens(0.15) ? gripe : praise)()];
    if (rating === 4) return [...rest, gripe()];
    if (rating === 3) return [praise(), gripe(), ...rest.slice(1)];
    return rating === 2 ? [praise(), ...rest] : [...rest, fault()];
  };

  return (rating) => {
    const tone = toneOf(rating);
    const head = { author: author(), title: title[tone]() };
    switch (chance.pick(lengths)) {
      case 'short':
        return { ...head, paragraphs: [short[tone]()] };
      case 'plain':
        return { ...head, paragraphs: [body(rating, 2).join(' ')] };
      case 'usual': {
        const end = chance.happens(0.4) ? [closing[tone]()] : [];
        return { ...head, paragraphs: [[opening(), ...body(rating, 2), ...end].join(' ')] };
      }
      case 'long': {
        const told = body(rating, chance.between(3, 4));
        return {
          ...head,
          paragraphs: [
            [opening(), ...told.slice(0, 2)].join(' '),
            [...told.slice(2), closing[tone]()].join(' '),
          ],
        };
      }
    }
  };
};

/** How often each length comes. */
const lengths = ['short', 'plain', 'plain', 'usual', 'usual', 'usual', 'long', 'long'] as const;

const toneOf = (rating: number): Tone => {
  if (rating === 3) return 'mixed';
  return rating > 3 ? 'warm' : 'cold';
};

const repeat = (next: () => string, count: number): string[] => Array.from({ length: count }, next);
