import type { z } from 'zod';
import type { FoundReview, Page } from '../source/source.ts';
import { type RawReview, toFoundReview } from './found-review.ts';

/**
 * Parses the items of one response. Items that do not match the schema, for which `read` returns undefined, or that have neither
 * text nor a rating are left out and counted as dropped.
 */
export const parseReviews = <Item>(
  items: readonly unknown[],
  schema: z.ZodType<Item>,
  read: (item: Item) => RawReview | undefined,
): Pick<Page, 'reviews' | 'dropped'> => {
  const reviews = readItems(items, schema, read).flatMap((fields): FoundReview[] => {
    const review = fields && toFoundReview(fields);
    return review === undefined ? [] : [review];
  });
  return { reviews, dropped: items.length - reviews.length };
};

/** What `read` makes of each item; undefined in place of those that do not match the schema. */
export const readItems = <Item, Read>(
  items: readonly unknown[],
  schema: z.ZodType<Item>,
  read: (item: Item) => Read | undefined,
): (Read | undefined)[] =>
  items.map((raw) => {
    const item = schema.safeParse(raw);
    return item.success ? read(item.data) : undefined;
  });

/** The items that match the schema. */
export const validItems = <Item>(items: readonly unknown[], schema: z.ZodType<Item>): Item[] =>
  items.flatMap((raw) => {
    const item = schema.safeParse(raw);
    return item.success ? [item.data] : [];
  });
