import { type NamedThing, productMatch } from './product-match.ts';
import { mentions } from './title-match.ts';

/** What a source says of a thing, the maker apart from the name. */
export interface BrandedThing extends NamedThing {
  readonly brand?: string | null | undefined;
}

/**
 * As {@link productMatch}, also where the maker does not stand in the title but is asked for.
 *
 * It is tried on both sides of the title and must fit on both: before it, "Filter for Kettle" by Acme would pass as the
 * "Acme Kettle"; behind it, so would the "Kettle Pro".
 */
export const brandedMatch = (asked: string, { brand, ...thing }: BrandedThing): number => {
  const plain = productMatch(asked, thing);
  if (plain > 0 || !brand || mentions(brand, [thing.title])) return plain;
  return Math.min(
    ...[`${brand} ${thing.title}`, `${thing.title} ${brand}`].map((title) =>
      productMatch(asked, { ...thing, title }),
    ),
  );
};
