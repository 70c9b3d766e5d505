import { community } from './community.ts';
import { deckOf } from './deck.ts';
import { momentOf, newest } from './opinion.ts';
import { phrase } from './phrase.ts';
import type { Product } from './product.ts';
import { ratingFor } from './rating.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** A thread about a product in a community. */
export interface Thread {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  readonly points: number;
  /** The text of the first post; empty for a bare link. */
  readonly paragraphs: readonly string[];
  readonly comments: readonly Comment[];
}

export interface Comment {
  /** Null for a deleted comment, which has no paragraphs. */
  readonly author: string | null;
  readonly at: Date;
  readonly paragraphs: readonly string[];
  readonly replies: readonly Comment[];
}

/** The threads about a product, most popular first: always the same for a product. */
export const threadsAbout = (product: Product): readonly Thread[] => {
  const random = seededRandom('threads', product.slug);
  const title = deckOf<string>(community.titles, random);
  const author = deckOf<string>(community.authors, random);
  const comment = commentWriter(product, random, author);
  const threads = Array.from({ length: product.isAccessory ? 1 : 5 }, (_, index): Thread => {
    const at = momentOf(random);
    const text = phrase(title(), product.name, random);
    const asks = text.startsWith('Ask');
    return {
      title: text,
      author: author(),
      at,
      points: random.between(3, 60) + (4 - index) * 30,
      paragraphs: asks ? [phrase(random.pick(community.questions), product.name, random)] : [],
      comments: Array.from({ length: random.between(5, 13) }, () => comment(at)),
    };
  });
  return threads;
};

const commentWriter = (product: Product, random: Random, author: () => string) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, random);
    return () => phrase(next(), product.name, random);
  };
  const facts = {
    praise: deal(product.subject.praise),
    gripes: deal(product.subject.gripes),
    faults: deal(product.subject.faults),
  };
  const [opening, closing] = [deal(community.openings), deal(community.closings)];
  const reply = deal(community.replies);

  const opinion = (): string[] => {
    const rating = ratingFor(product.quality, random);
    const sentence = rating > 3 ? facts.praise : facts.faults;
    const first = [opening(), sentence(), ...(random.happens(0.5) ? [sentence()] : [])];
    const second = [facts.gripes(), closing()];
    return [first.join(' '), ...(random.happens(0.5) ? [second.join(' ').trim()] : [])];
  };

  return (parentTime: Date): Comment => {
    const at = soonAfter(parentTime, random);
    const replies = random.happens(0.2)
      ? [{ author: author(), at: soonAfter(at, random), paragraphs: [reply()], replies: [] }]
      : [];
    return random.happens(0.06)
      ? { author: null, at, paragraphs: [], replies }
      : { author: author(), at, paragraphs: opinion(), replies };
  };
};

/** Within two days, and never after {@link newest}. */
const soonAfter = (moment: Date, random: Random): Date =>
  new Date(Math.min(newest, moment.getTime() + random.between(60, 170_000) * 1000));
