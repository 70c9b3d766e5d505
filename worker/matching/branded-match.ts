import { type FoundProduct, productMatch } from './product-match.ts';
import { mentionsAllWords } from './title-match.ts';

/** What a source says of a thing, the maker apart from the name. */
export interface BrandedProduct extends FoundProduct {
  readonly brand?: string | null | undefined;
}

/**
 * As {@link productMatch}, also where the maker does not stand in the title but is asked for.
 *
 * It is tried on both sides of the title and must fit on both: before it, "Filter for Kettle" by Acme would pass as the
 * "Acme Kettle"; behind it, so would the "Kettle Pro".
 */
export const brandedMatch = (asked: string, { brand, ...thing }: BrandedProduct): number => {
  const plain = productMatch(asked, thing);
  if (plain > 0 || !brand || mentionsAllWords(brand, [thing.title])) return plain;
  return Math.min(
    ...[`${brand} ${thing.title}`, `${thing.title} ${brand}`].map((title) =>
      productMatch(asked, { ...thing, title }),
    ),
  );
};
