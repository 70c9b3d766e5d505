import { parseDate } from '../parse-date.ts';
import { parseHtml } from '../parse-html.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { parseCount, parseRating, parseStatedRating } from '../rating.ts';
import { type Item, itemsOf, linkReferences, textOf } from './item.ts';
import { readJsonLd } from './json-ld.ts';
import { readMicrodata } from './microdata.ts';

/** Something that a page has a rating or reviews of. */
export interface ReviewedItem {
  readonly types: readonly string[];
  /** Plain text. */
  readonly name: string | null;
  /** Global trade item numbers, unnormalized. */
  readonly gtins: readonly string[];
  /** From 1 to 5. */
  readonly statedRating: number | null;
  readonly statedCount: number | null;
  readonly reviews: readonly ItemReview[];
}

export interface ItemReview {
  readonly author: string | null;
  /** Not a real review: by an organization, without a rating. Shops write these to satisfy validators. */
  readonly placeholder: boolean;
  readonly title: string | null;
  readonly body: string;
  readonly rating: number | null;
  readonly publishedAt: number | null;
}

/**
 * Reads the items of the wanted types from the JSON-LD and microdata of a page, in the order of the page. Items with the same name
 * are merged, and so are their duplicate reviews, even across notations.
 *
 * @throws {MarkupTooComplexError} if the page is nested too deeply or too large.
 */
export const readReviewedItems = (
  html: string,
  wanted: (types: readonly string[]) => boolean,
): ReviewedItem[] => {
  const page = parseHtml(html);
  const items = [readJsonLd(page), readMicrodata(page)].flatMap(linkReferences);
  const reviewedItems = [
    ...items.filter(({ types }) => wanted(types)).map(reviewedItemOf),
    ...items
      .filter(({ types }) => types.includes('Review'))
      .flatMap((review) => reviewedBy(review, wanted)),
  ];
  const byName = new Map<unknown, ReviewedItem[]>();
  for (const item of reviewedItems) {
    // Items without a name are never duplicates.
    const key = item.name?.toLowerCase() ?? Symbol();
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [item]);
    else same.push(item);
  }
  return [...byName.values()].map(merged);
};

const reviewedItemOf = (item: Item): ReviewedItem => {
  const [aggregate] = itemsOf(item, 'aggregateRating');
  const counts = ['reviewCount', 'ratingCount'].map((name) => parseCount(textOf(aggregate, name)));
  const count = counts.find((known) => known) ?? counts.find((known) => known !== null) ?? null;
  return {
    types: item.types,
    name: plainLine(textOf(item, 'name')),
    gtins: gtinNames.flatMap((name) => textOf(item, name) ?? []),
    statedRating: count === 0 ? null : parseStatedRating(scaleOf(aggregate)),
    statedCount: count,
    reviews: unique(itemsOf(item, 'review', 'reviews').map(reviewOf)),
  };
};

const gtinNames = ['gtin', 'gtin8', 'gtin12', 'gtin13', 'gtin14'];

/** The item that a standalone review is about, with that review. */
const reviewedBy = (review: Item, wanted: (types: readonly string[]) => boolean): ReviewedItem[] =>
  itemsOf(review, 'itemReviewed')
    .filter(({ types }) => wanted(types))
    .map((item) => ({
      ...reviewedItemOf(item),
      reviews: [reviewOf(review)],
    }));

const reviewOf = (item: Item): ItemReview => {
  const authors = itemsOf(item, 'author', 'creator');
  const [given] = itemsOf(item, 'reviewRating');
  const rating = parseRating(
    given === undefined ? { value: textOf(item, 'reviewRating', 'ratingValue') } : scaleOf(given),
  );
  const named = textOf(item, 'author', 'creator');
  return {
    author: plainLine(named ?? authors.map((author) => textOf(author, 'name')).find(Boolean)),
    placeholder: rating === null && authors.some(({ types }) => types.includes('Organization')),
    title: plainLine(textOf(item, 'name', 'headline')),
    body: plainText(textOf(item, 'reviewBody', 'description', 'text') ?? ''),
    rating,
    publishedAt: parseDate(textOf(item, 'datePublished', 'dateCreated')),
  };
};

const scaleOf = (rating: Item | undefined) => ({
  value: textOf(rating, 'ratingValue'),
  best: textOf(rating, 'bestRating'),
  worst: textOf(rating, 'worstRating'),
});

const merged = (same: readonly ReviewedItem[]): ReviewedItem => {
  const stating = same.find(({ statedRating }) => statedRating !== null);
  return {
    types: [...new Set(same.flatMap(({ types }) => types))],
    name: same[0]?.name ?? null,
    gtins: [...new Set(same.flatMap(({ gtins }) => gtins))],
    statedRating: stating?.statedRating ?? null,
    statedCount:
      stating?.statedCount ?? same.find((item) => item.statedCount !== null)?.statedCount ?? null,
    reviews: unique(same.flatMap(({ reviews }) => reviews)),
  };
};

const unique = (reviews: readonly ItemReview[]): ItemReview[] => [
  ...new Map(reviews.map((review) => [keyOf(review), review])).values(),
];

/** One of two notations may have a shortened text, no title, or a date without a time. */
const keyOf = ({ author, body, title, rating }: ItemReview): string =>
  JSON.stringify([author, rating, body.replace(/\s+/g, ' ').slice(0, 100) || title]);
