import { accessoriesOf, findProducts } from '../catalogue/catalogue.ts';
import { deckOf } from '../catalogue/deck.ts';
import { momentOf, newest } from '../catalogue/opinion.ts';
import { phrase } from '../catalogue/phrase.ts';
import type { Product } from '../catalogue/product.ts';
import { ratingFor } from '../catalogue/rating.ts';
import { type Random, seededRandom } from '../catalogue/seeded-random.ts';
import type { Comment, Thread } from '../catalogue/thread.ts';
import { forumPhrases } from './forum-phrases.ts';

/**
 * A community's search results, most relevant first: threads about the product and about one of its accessories. Deterministic
 * for a community and a product; each community has its own people and posts.
 */
export const searchThreads = (query: string, place: string): readonly Thread[] =>
  findProducts(query).flatMap((product) =>
    [product, ...accessoriesOf(product).slice(0, 1)].flatMap((subject) =>
      threadsFor(subject, place),
    ),
  );

const threadsFor = (product: Product, place: string): Thread[] => {
  const random = seededRandom('conversations', place, product.slug);
  const title = deckOf(forumPhrases.titles, random);
  const author = deckOf(forumPhrases.authors, random);
  const opinion = opinionWriter(product, random);
  const reply = deckOf(forumPhrases.replies, random);

  const comment = (parentTime: Date, depth: number): Comment => {
    const at = soonAfter(parentTime, random);
    const isAnswered = depth < 3 && random.happens(0.3);
    const replies = isAnswered ? [comment(at, depth + 1)] : [];
    if (random.happens(0.06)) return { author: null, at, paragraphs: [], replies };
    const isShort = depth > 0 && random.happens(0.6);
    return {
      author: author(),
      at,
      paragraphs: isShort ? [phrase(reply(), product.name, random)] : opinion(),
      replies,
    };
  };

  return Array.from({ length: product.isAccessory ? 1 : 6 }, (_, index): Thread => {
    const at = momentOf(random);
    const isLink = index % 3 === 2;
    return {
      title: phrase(title(), product.name, random),
      author: author(),
      at,
      points: random.between(2, 40) + (5 - index) * 25,
      paragraphs: isLink ? [] : opinion(),
      comments: Array.from({ length: random.between(4, 11) }, () => comment(at, 0)),
    };
  });
};

const opinionWriter = (product: Product, random: Random): (() => string[]) => {
  const deal = (cards: readonly string[]) => {
    const next = deckOf(cards, random);
    return () => phrase(next(), product.shortName, random);
  };
  const praise = deal(product.subject.praise);
  const fault = deal(product.subject.faults);
  const gripe = deal(product.subject.gripes);
  const [opening, closing] = [deal(forumPhrases.openings), deal(forumPhrases.closings)];
  return () => {
    const sentence = ratingFor(product.quality, random) > 3 ? praise : fault;
    const first = `${opening()} ${sentence()} ${sentence()}`;
    return random.happens(0.4) ? [first, `${gripe()} ${closing()}`] : [`${first} ${closing()}`];
  };
};

/** Within three days, and never after {@link newest}. */
const soonAfter = (moment: Date, random: Random): Date =>
  new Date(Math.min(newest, moment.getTime() + random.between(60, 250_000) * 1000));
