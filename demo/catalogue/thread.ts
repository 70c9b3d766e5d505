import { type Chance, chanceOf } from './chance.ts';
import { community } from './community.ts';
import { deckOf } from './deck.ts';
import { momentOf, newest } from './opinion.ts';
import { phrase } from './phrase.ts';
import type { Product } from './product.ts';
import { ratingFor } from './rating.ts';

/** A conversation about a product in a community. */
export interface Thread {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  readonly points: number;
  /** What the first post says; empty where it only links to a page. */
  readonly paragraphs: readonly string[];
  readonly comments: readonly Comment[];
}

export interface Comment {
  /** Null where it was deleted; there are no paragraphs then. */
  readonly author: string | null;
  readonly at: Date;
  readonly paragraphs: readonly string[];
  readonly replies: readonly Comment[];
}

/** The conversations about a product: the same for the same product, the most noticed first. */
export const threadsAbout = (product: Product): readonly Thread[] => {
  const chance = chanceOf('threads', product.slug);
  const title = deckOf<string>(community.titles, chance);
  const author = deckOf<string>(community.authors, chance);
  const comment = commentWriter(product, chance, author);
  const threads = Array.from({ length: product.isAccessory ? 1 : 5 }, (_, index): Thread => {
    const at = momentOf(chance);
    const text = phrase(title(), product.name, chance);
    const asks = text.startsWith('Ask');
    return {
      title: text,
      author: author(),
      at,
      points: chance.between(3, 60) + (4 - index) * 30,
      paragraphs: asks ? [phrase(chance.pick(community.questions), product.name, chance)] : [],
      comments: Array.from({ length: chance.between(5, 13) }, () => comment(at)),
    };
  });
  return threads;
};

const commentWriter = (product: Product, chance: Chance, author: () => string) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, chance);
    return () => phrase(next(), product.name, chance);
  };
  const facts = {
    praise: deal(product.subject.praise),
    gripes: deal(product.subject.gripes),
    faults: deal(product.subject.faults),
  };
  const [opening, closing] = [deal(community.openings), deal(community.closings)];
  const reply = deal(community.replies);

  const opinion = (): string[] => {
    const rating = ratingFor(product.quality, chance);
    const told = rating > 3 ? facts.praise : facts.faults;
    const first = [opening(), told(), ...(chance.happens(0.5) ? [told()] : [])];
    const second = [facts.gripes(), closing()];
    return [first.join(' '), ...(chance.happens(0.5) ? [second.join(' ').trim()] : [])];
  };

  return (behind: Date): Comment => {
    const at = soonAfter(behind, chance);
    const replies = chance.happens(0.2)
      ? [{ author: author(), at: soonAfter(at, chance), paragraphs: [reply()], replies: [] }]
      : [];
    return chance.happens(0.06)
      ? { author: null, at, paragraphs: [], replies }
      : { author: author(), at, paragraphs: opinion(), replies };
  };
};

/** Within two days, and never in the demo's future. */
const soonAfter = (moment: Date, chance: Chance): Date =>
  new Date(Math.min(newest, moment.getTime() + chance.between(60, 170_000) * 1000));
