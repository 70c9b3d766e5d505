import { english } from './languages/english.ts';
import { german } from './languages/german.ts';
import type { Language } from './languages/language.ts';
import { spanish } from './languages/spanish.ts';
import type { Product } from './product.ts';
import { ratingFor } from './rating.ts';
import { reviewWriter, type Writing } from './review-writer.ts';
import { type Random, seededRandom } from './seeded-random.ts';

/** A made-up review in plain text. Each site adds its own markup and IDs. */
export interface Opinion extends Writing {
  /** An integer from 1 to 5. */
  readonly rating: number;
  readonly at: Date;
  readonly verified: boolean;
  readonly votes: number;
}

/** The latest date in the demo. All content is from the two years before. */
export const newest = Date.parse('2026-11-20T18:00:00Z');

/** A time before {@link newest}; recent times are more likely. */
export const momentOf = (random: Random): Date =>
  new Date(newest - Math.floor((random.number() ** 1.4 * twoYears) / 1000) * 1000);

/**
 * The reviews of a product on one site, newest first: always the same for a product and a site.
 *
 * @param place the site.
 * @param languages one is picked for each review; default: mostly English, with some German and Spanish.
 */
export const opinionsOf = (
  product: Product,
  place: string,
  count: number,
  languages: readonly Language[] = mix,
): readonly Opinion[] => {
  const random = seededRandom('opinions', product.slug, place);
  const writers = new Map<Language, (rating: number) => Writing>();
  const writerIn = (language: Language) => {
    const writer = writers.get(language) ?? reviewWriter(product, language, random);
    writers.set(language, writer);
    return writer;
  };
  const opinions = Array.from({ length: count }, (): Opinion => {
    const rating = ratingFor(product.quality, random);
    return {
      ...writerIn(random.pick(languages))(rating),
      rating,
      at: momentOf(random),
      verified: random.happens(0.7),
      votes: Math.floor(random.number() ** 5 * 40),
    };
  });
  return opinions.sort((one, other) => other.at.getTime() - one.at.getTime());
};

const twoYears = 2 * 365 * 24 * 60 * 60 * 1000;

const mix = [...new Array<Language>(18).fill(english), german, spanish];
