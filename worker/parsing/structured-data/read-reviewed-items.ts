import { parseCount } from '../count.ts';
import { memoize } from '../memoize.ts';
import { parseDate } from '../parse-date.ts';
import { MarkupTooComplexError, parseHtml } from '../parse-html.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { parseRating } from '../rating.ts';
import { type Item, itemsOf, linkReferences, textOf } from './item.ts';
import { readJsonLd } from './json-ld.ts';
import { jsonLdBlocks, jsonLdBlocksIn } from './json-ld-blocks.ts';
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
 * @throws {MarkupTooComplexError} if the page is nested too deeply or too large, and has no JSON-LD.
 */
export const readReviewedItems = (
  html: string,
  wanted: (types: readonly string[]) => boolean,
): ReviewedItem[] => {
  const items = notationsIn(html).flatMap(linkReferences);
  const read = openItemReader();
  const reviewedItems = [
    ...items.filter(({ types }) => wanted(types)).map(read.reviewedItem),
    ...items
      .filter(({ types }) => types.includes('Review'))
      .flatMap((review) =>
        itemsOf(review, 'itemReviewed')
          .filter(({ types }) => wanted(types))
          .map((item) => ({ ...read.reviewedItem(item), reviews: [read.review(review)] })),
      ),
  ];
  const byName = new Map<unknown, ReviewedItem[]>();
  for (const item of reviewedItems) {
    // Items without a name are never duplicates.
    const key = item.name?.toLowerCase() ?? Symbol();
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [item]);
    else same.push(item);
  }
  return [...byName.values()].map((same) => merged(same, read.unique));
};

/** The items in the JSON-LD of a page, and those in its microdata. Of a page that is too complex, only the JSON-LD is read. */
const notationsIn = (html: string): Item[][] => {
  try {
    const page = parseHtml(html);
    return [readJsonLd(jsonLdBlocks(page)), readMicrodata(page)];
  } catch (error) {
    const blocks = error instanceof MarkupTooComplexError ? jsonLdBlocksIn(html) : [];
    if (blocks.length === 0) throw error;
    return [readJsonLd(blocks)];
  }
};

/** Reads the items of one page. Items and texts that others share, such as an author, are read once. */
const openItemReader = () => {
  const text = memoize(plainText);
  const line = memoize(plainLine);
  const scale = memoize((rating: Item) => ({
    value: textOf(rating, 'ratingValue'),
    best: textOf(rating, 'bestRating'),
    worst: textOf(rating, 'worstRating'),
  }));
  const nameOf = memoize((item: Item) => textOf(item, 'name'));

  const review = memoize((item: Item): ItemReview => {
    const authors = itemsOf(item, 'author', 'creator');
    const [given] = itemsOf(item, 'reviewRating');
    const rating = parseRating(
      given === undefined ? { value: textOf(item, 'reviewRating', 'ratingValue') } : scale(given),
    );
    const author = textOf(item, 'author', 'creator') ?? authors.map(nameOf).find(Boolean);
    return {
      author: line(author),
      placeholder: rating === null && authors.some(({ types }) => types.includes('Organization')),
      title: line(textOf(item, 'name', 'headline')),
      body: text(textOf(item, 'reviewBody', 'description', 'text') ?? ''),
      rating,
      publishedAt: parseDate(textOf(item, 'datePublished', 'dateCreated')),
    };
  });

  const key = memoize(keyOf);
  const unique = (reviews: readonly ItemReview[]): ItemReview[] => [
    ...new Map([...new Set(reviews)].map((one) => [key(one), one])).values(),
  ];

  const reviewedItem = memoize((item: Item): ReviewedItem => {
    const [aggregate] = itemsOf(item, 'aggregateRating');
    const counts = ['reviewCount', 'ratingCount'].map((name) =>
      parseCount(textOf(aggregate, name)),
    );
    const count = counts.find((known) => known) ?? counts.find((known) => known !== null) ?? null;
    const stated = aggregate === undefined ? null : parseRating(scale(aggregate));
    return {
      types: item.types,
      name: line(nameOf(item)),
      gtins: gtinNames.flatMap((name) => textOf(item, name) ?? []),
      statedRating: count === 0 ? null : stated,
      statedCount: count,
      reviews: unique(itemsOf(item, 'review', 'reviews').map(review)),
    };
  });
  return { reviewedItem, review, unique };
};

const gtinNames = ['gtin', 'gtin8', 'gtin12', 'gtin13', 'gtin14'];

const merged = (
  same: readonly ReviewedItem[],
  unique: (reviews: readonly ItemReview[]) => ItemReview[],
): ReviewedItem => {
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

/** One of two notations may have a shortened text, no title, or a date without a time. */
const keyOf = ({ author, body, title, rating }: ItemReview): string =>
  JSON.stringify([author, rating, body.replace(/\s+/g, ' ').slice(0, 100) || title]);
