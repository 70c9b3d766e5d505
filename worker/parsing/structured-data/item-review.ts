import { memoize } from '../memoize.ts';
import { type DateConvention, parseDate } from '../parse-date.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { parseRating } from '../rating.ts';
import type { RawDetails } from '../review-details.ts';
import { itemsOf, textOf } from './item.ts';
import type { LinkedItem } from './link-items.ts';
import { openDetailsReader } from './review-details.ts';

/** Texts are plain. */
export interface ItemReview {
  readonly author: string | null;
  /**
   * Not a real review: by an organization without text, by whoever makes or sells the product, or with blanks that a script fills in.
   * Shops write these to satisfy validators.
   */
  readonly placeholder: boolean;
  readonly title: string | null;
  readonly body: string;
  readonly rating: number | null;
  readonly publishedAt: number | null;
  /** What else it has. */
  readonly details: RawDetails;
}

/**
 * Reads the reviews and ratings of one page. Items and texts that others share, such as an author, are read once.
 *
 * @param base the URL of the page. Default: none.
 */
export const openReviewReader = (dates: DateConvention, base?: string) => {
  const text = memoize(plainText);
  const line = memoize(plainLine);

  const rating = memoize((given: LinkedItem) =>
    parseRating({
      value: textOf(given, 'ratingValue'),
      best: textOf(given, 'bestRating'),
      worst: textOf(given, 'worstRating'),
    }),
  );

  const nameOf = memoize((item: LinkedItem): string | null => {
    const [given, family] = [textOf(item, 'givenName'), textOf(item, 'familyName')];
    return (
      textOf(item, 'name', 'alternateName') ?? ([given, family].filter(Boolean).join(' ') || null)
    );
  });

  const date = (written: string | null) => parseDate(written, dates);
  const detailsOf = openDetailsReader({ base, rating, nameOf, date });

  const review = memoize((item: LinkedItem): ItemReview => {
    const authors = itemsOf(item, 'author', 'creator');
    const ratings = itemsOf(item, 'reviewRating');
    const overall = withoutAspects(ratings);
    const [given] = overall;
    const rated =
      given === undefined
        ? parseRating({ value: textOf(item, 'reviewRating', 'ratingValue') })
        : rating(given);
    const author = line(textOf(item, 'author', 'creator') ?? authors.map(nameOf).find(Boolean));
    const body = text(textOf(item, 'reviewBody', 'description', 'text') ?? '');
    const isByOrganization = authors.some(({ types }) => types.includes('Organization'));
    return {
      author,
      placeholder:
        (isByOrganization && (rated === null || body === '')) ||
        [author ?? '', body].some((part) => blank.test(part)),
      title: line(textOf(item, 'name', 'headline')),
      body,
      rating: rated,
      publishedAt: date(dateOf(item)),
      details: detailsOf(
        item,
        ratings.filter((one) => !overall.includes(one)),
      ),
    };
  });

  return { line, nameOf, rating, review };
};

/** When an item was published, as the page writes it. */
export const dateOf = (item: LinkedItem): string | null =>
  textOf(item, 'datePublished', 'dateCreated');

/** Of several ratings, those that are not of an aspect, such as the taste. A rating on its own counts. */
export const withoutAspects = (ratings: readonly LinkedItem[]): readonly LinkedItem[] => {
  const aspectOf = (rating: LinkedItem) => textOf(rating, 'reviewAspect') ?? 'overall';
  return ratings.length < 2
    ? ratings
    : ratings.filter((rating) => /^(?:overall|total|general|gesamt)/i.test(aspectOf(rating)));
};

/** What the template of a script leaves: "{{ author }}", "${body}", "<%= name %>". */
const blank = /^\s*(?:\{\{.*\}\}|\$\{.*\}|<%.*%>)\s*$/s;
