import { accessoriesOf, findProducts } from '../catalogue/catalogue.ts';
import { type Chance, chanceOf } from '../catalogue/chance.ts';
import { deckOf } from '../catalogue/deck.ts';
import { momentOf, newest } from '../catalogue/opinion.ts';
import { phrase } from '../catalogue/phrase.ts';
import type { Product } from '../catalogue/product.ts';
import { ratingFor } from '../catalogue/rating.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';
import { forumPhrases } from './forum-phrases.ts';

/**
 * What a search in a community finds: conversations about the product, and about a thing that goes with it. The same for the
 * same place and product, other people and other posts in each place; the most relevant first.
 */
export const conversationsFound = (query: string, place: string): readonly Thread[] =>
  findProducts(query).flatMap((product) =>
    [product, ...accessoriesOf(product).slice(0, 1)].flatMap((subject) =>
      conversationsAbout(subject, place),
    ),
  );

const conversationsAbout = (product: Product, place: string): Thread[] => {
  const chance = chanceOf('conversations', place, product.slug);
  const title = deckOf(forumPhrases.titles, chance);
  const author = deckOf(forumPhrases.authors, chance);
  const opinion = opinionWriter(product, chance);
  const reply = deckOf(forumPhrases.replies, chance);

  const comment = (behind: Date, depth: number): Comment => {
    const at = soonAfter(behind, chance);
    const isAnswered = depth < 3 && chance.happens(0.3);
    const replies = isAnswered ? [comment(at, depth + 1)] : [];
    if (chance.happens(0.06)) return { author: null, at, paragraphs: [], replies };
    const isShort = depth > 0 && chance.happens(0.6);
    return {
      author: author(),
      at,
      paragraphs: isShort ? [phrase(reply(), product.name, chance)] : opinion(),
      replies,
    };
  };

  return Array.from({ length: product.isAccessory ? 1 : 6 }, (_, index): Thread => {
    const at = momentOf(chance);
    const isLink = index % 3 === 2;
    return {
      title: phrase(title(), product.name, chance),
      author: author(),
      at,
      points: chance.between(2, 40) + (5 - index) * 25,
      paragraphs: isLink ? [] : opinion(),
      comments: Array.from({ length: chance.between(4, 11) }, () => comment(at, 0)),
    };
  });
};

const opinionWriter = (product: Product, chance: Chance): (() => string[]) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, chance);
    return () => phrase(next(), product.shortName, chance);
  };
  const praise = deal(product.subject.praise);
  const fault = deal(product.subject.faults);
  const gripe = deal(product.subject.gripes);
  const [opening, closing] = [deal(forumPhrases.openings), deal(forumPhrases.closings)];
  return () => {
    const told = ratingFor(product.quality, chance) > 3 ? praise : fault;
    const first = `${opening()} ${told()} ${told()}`;
    return chance.happens(0.4) ? [first, `${gripe()} ${closing()}`] : [`${first} ${closing()}`];
  };
};

/** Within three days, and never in the demo's future. */
const soonAfter = (moment: Date, chance: Chance): Date =>
  new Date(Math.min(newest, moment.getTime() + chance.between(60, 250_000) * 1000));
