import { type Chance, chanceOf } from './chance.ts';
import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import type { Language } from './languages/language.ts';
import { spanish } from './languages/spanish.ts';
import type { Product } from './product.ts';
import { ratingFor } from './rating.ts';
import { reviewWriter, type Writing } from './review-writer.ts';

/** A review as somebody wrote it, in plain text; a site adds its own markup and IDs. */
export interface Opinion extends Writing {
  /** 1 to 5, whole. */
  readonly rating: number;
  readonly at: Date;
  readonly verified: boolean;
  readonly votes: number;
}

/** The newest that anything in the demo can be; all of it is from the two years before. */
export const newest = Date.parse('2026-11-20T18:00:00Z');

/** A moment before {@link newest}, more often a recent one. */
export const momentOf = (chance: Chance): Date =>
  new Date(newest - Math.floor((chance.number() ** 1.4 * twoYears) / 1000) * 1000);

/**
 * What people said of a product in one place, newest first: the same for the same product and place.
 *
 * @param languages one is chosen for each; left out, mostly English with a few in German and Spanish.
 */
export const opinionsOf = (
  product: Product,
  place: string,
  count: number,
  languages: readonly Language[] = mix,
): readonly Opinion[] => {
  const chance = chanceOf('opinions', product.slug, place);
  const writers = new Map<Language, (rating: number) => Writing>();
  const writerIn = (language: Language) => {
    const writer = writers.get(language) ?? reviewWriter(product, language, chance);
    writers.set(language, writer);
    return writer;
  };
  const opinions = Array.from({ length: count }, (): Opinion => {
    const rating = ratingFor(product.quality, chance);
    return {
      ...writerIn(chance.pick(languages))(rating),
      rating,
      at: momentOf(chance),
      verified: chance.happens(0.7),
      votes: Math.floor(chance.number() ** 5 * 40),
    };
  });
  return opinions.sort((one, other) => other.at.getTime() - one.at.getTime());
};

const twoYears = 2 * 365 * 24 * 60 * 60 * 1000;

const mix = [...new Array<Language>(18).fill(english), german, spanish];
