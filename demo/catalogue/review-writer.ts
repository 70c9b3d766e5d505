import { deckOf } from './deck.ts';
import { english } from './languages/english.ts';
import type { Language, Tone } from './languages/language.ts';
import { phrase } from './phrase.ts';
import type { Product } from './product.ts';
import type { Random } from './seeded-random.ts';

export interface Writing {
  readonly author: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Writes reviews of a product in one language. No sentence repeats before all others of its sort have been used. */
export const reviewWriter = (
  product: Product,
  language: Language,
  random: Random,
): ((rating: number) => Writing) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, random);
    return () => phrase(next(), product.shortName, random);
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
    return () => (random.happens(0.7) ? special() : general());
  };
  const [praise, gripe, fault] = [facts('praise'), facts('gripes'), facts('faults')];
  const [opening, author] = [deal(language.openings), deal(language.authors)];
  const [closing, title] = [byTone(language.closings), byTone(language.titles)];
  const short = byTone(language.shorts);

  /** `count` sentences that fit a rating. */
  const body = (rating: number, count: number): string[] => {
    const rest = repeat(rating >= 4 ? praise : fault, count - 1);
    if (rating === 5) return [...rest, (random.happens(0.15) ? gripe : praise)()];
    if (rating === 4) return [...rest, gripe()];
    if (rating === 3) return [praise(), gripe(), ...rest.slice(1)];
    return rating === 2 ? [praise(), ...rest] : [...rest, fault()];
  };

  return (rating) => {
    const tone = toneOf(rating);
    const head = { author: author(), title: title[tone]() };
    switch (random.pick(lengths)) {
      case 'short':
        return { ...head, paragraphs: [short[tone]()] };
      case 'plain':
        return { ...head, paragraphs: [body(rating, 2).join(' ')] };
      case 'usual': {
        const end = random.happens(0.4) ? [closing[tone]()] : [];
        return { ...head, paragraphs: [[opening(), ...body(rating, 2), ...end].join(' ')] };
      }
      case 'long': {
        const sentences = body(rating, random.between(3, 4));
        return {
          ...head,
          paragraphs: [
            [opening(), ...sentences.slice(0, 2)].join(' '),
            [...sentences.slice(2), closing[tone]()].join(' '),
          ],
        };
      }
    }
  };
};

/** Repeated entries are more likely. */
const lengths = ['short', 'plain', 'plain', 'usual', 'usual', 'usual', 'long', 'long'] as const;

const toneOf = (rating: number): Tone => {
  if (rating === 3) return 'mixed';
  return rating > 3 ? 'warm' : 'cold';
};

const repeat = (next: () => string, count: number): string[] => Array.from({ length: count }, next);
