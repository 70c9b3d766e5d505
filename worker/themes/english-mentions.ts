import { type Mention, reviewText } from '../../contract/mention.ts';
import type { AspectRating, Review } from '../../contract/review.ts';
import { tokensOf } from '../tone/sentence.ts';
import type { JudgedSentence, Judgment } from '../tone/tone-of.ts';
import { candidatesOf } from './candidates.ts';
import { mentionsFrom, type Said, saidIn } from './mentions-from.ts';
import { singularOf } from './noun-key.ts';

export interface MentioningReview
  extends Pick<Review, 'title' | 'body' | 'pros' | 'cons' | 'aspectRatings'> {
  /** What the reviewed product is called. */
  readonly productNames: readonly string[];
}

/**
 * What an English review speaks of, in its title and body, among its pros and cons, and by rating aspects. The time is bounded by the
 * lengths that are read: what was judged, and 2000 characters of pros and cons.
 *
 * @param judged the beginning of its title and body.
 */
export const englishMentions = (
  review: MentioningReview,
  judged: readonly JudgedSentence[],
  judge: (text: string) => Judgment,
): Mention[] => {
  const said = judged.flatMap((sentence) => saidIn(sentence));
  const all = [...said, ...declared(review, judge), ...rated(review.aspectRatings)];
  const names = nounsIn(review.productNames);
  return mentionsFrom(all).map((mention) =>
    names.has(mention.key) && mention.kind !== 'aspect' ? { ...mention, kind: 'product' } : mention,
  );
};

/** The nouns that name a product, but for what comes with it or in it. */
const nounsIn = (productNames: readonly string[]): ReadonlySet<string> =>
  new Set(
    productNames.flatMap((name) => {
      const [itself = ''] = name
        .slice(0, maxName)
        .toLowerCase()
        .split(/&|\+|,|\(| (?:and|with|for|w) /);
      return itself.split(/[^\p{L}\p{N}]+/u).map(singularOf);
    }),
  );

/** Pros are praise and cons are criticism, whatever their words mean. */
const declared = (review: MentioningReview, judge: (text: string) => Judgment): Said[] => {
  const { pros, cons } = review;
  if (pros.length + cons.length === 0) return [];
  const whole = reviewText(review);
  const start = reviewText({ ...review, pros: [], cons: [] }).length + 1;
  const endOfPros = start + pros.join('\n').length;
  const text = whole.slice(start, start + maxDeclared);
  return judge(text).sentences.flatMap((sentence) => {
    const from = start + sentence.from;
    const weight = from < endOfPros ? declaredWeight : -declaredWeight;
    return saidIn(sentence).map((one) => ({ ...one, from, to: start + sentence.to, weight }));
  });
};

const maxDeclared = 2000;

/** As much as a plain word for or against something. */
const declaredWeight = 2;

/** From 4 stars, a rating of an aspect is praise, up to 2 it is criticism. */
const rated = (ratings: readonly AspectRating[]): Said[] =>
  ratings.slice(0, maxRatings).flatMap(({ name, rating }) => {
    const tokens = tokensOf(name, { from: 0, to: Math.min(name.length, maxName) });
    const [named] = candidatesOf({ tokens, verdicts: [] }).candidates;
    if (!named) return [];
    const weight = rating >= 4 ? declaredWeight : rating <= 2 ? -declaredWeight : 0;
    return [{ ...named, from: 0, to: 0, weight }];
  });

const maxRatings = 20;

/** Characters of a name that are read. */
const maxName = 200;
