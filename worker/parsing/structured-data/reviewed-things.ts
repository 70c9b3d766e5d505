import { parseDate } from '../parse-date.ts';
import { parseHtml } from '../parse-html.ts';
import { plainLine, plainText } from '../plain-text.ts';
import { parseCount, parseRating, parseStatedRating } from '../rating.ts';
import { type Item, itemsOf, linkReferences, textOf } from './item.ts';
import { readJsonLd } from './json-ld.ts';
import { readMicrodata } from './microdata.ts';

/** Something that a page states a rating or reviews of. */
export interface ReviewedItem {
  readonly types: readonly string[];
  /** Plain text. */
  readonly name: string | null;
  /** Global trade item numbers, as they were written. */
  readonly gtins: readonly string[];
  /** On the scale of 5. */
  readonly statedRating: number | null;
  readonly statedCount: number | null;
  readonly reviews: readonly StatedReview[];
}

export interface StatedReview {
  readonly author: string | null;
  /** Written by the shop in place of a review: by an organization, without a rating. */
  readonly placeholder: boolean;
  readonly title: string | null;
  readonly body: string;
  readonly rating: number | null;
  readonly publishedAt: number | null;
}

/**
 * The things of the wanted types in a page's JSON-LD and microdata, in the order of the page. The same thing, by its name,
 * stands once, and so does each of its reviews, however often and in whichever notation the page says it.
 *
 * @throws {MarkupTooComplexError} where the page is no HTML that people write.
 */
export const readReviewedItems = (
  html: string,
  wanted: (types: readonly string[]) => boolean,
): ReviewedItem[] => {
  const page = parseHtml(html);
  const items = [readJsonLd(page), readMicrodata(page)].flatMap(linkReferences);
  const things = [
    ...items.filter(({ types }) => wanted(types)).map(thingOf),
    ...items
      .filter(({ types }) => types.includes('Review'))
      .flatMap((review) => reviewedBy(review, wanted)),
  ];
  const byName = new Map<unknown, ReviewedItem[]>();
  for (const thing of things) {
    // Without a name nothing says that two are the same.
    const key = thing.name?.toLowerCase() ?? Symbol();
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [thing]);
    else same.push(thing);
  }
  return [...byName.values()].map(merged);
};

const thingOf = (item: Item): ReviewedItem => {
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

/** What a review that stands by itself says of the thing it reviews. */
const reviewedBy = (review: Item, wanted: (types: readonly string[]) => boolean): ReviewedItem[] =>
  itemsOf(review, 'itemReviewed')
    .filter(({ types }) => wanted(types))
    .map((item) => ({
      ...thingOf(item),
      reviews: [reviewOf(review)],
    }));

const reviewOf = (item: Item): StatedReview => {
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
      stating?.statedCount ?? same.find((thing) => thing.statedCount !== null)?.statedCount ?? null,
    reviews: unique(same.flatMap(({ reviews }) => reviews)),
  };
};

const unique = (reviews: readonly StatedReview[]): StatedReview[] => [
  ...new Map(reviews.map((review) => [keyOf(review), review])).values(),
];

/** Of two notations one may cut a text short, lack a title or know only the day. */
const keyOf = ({ author, body, title, rating }: StatedReview): string =>
  JSON.stringify([author, rating, body.replace(/\s+/g, ' ').slice(0, 100) || title]);
