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
  const reviews = items.flatMap((raw): FoundReview[] => {
    const item = schema.safeParse(raw);
    const fields = item.success ? read(item.data) : undefined;
    const review = fields && toFoundReview(fields);
    return review === undefined ? [] : [review];
  });
  return { reviews, dropped: items.length - reviews.length };
};

/** The items that match the schema. */
export const validItems = <Item>(items: readonly unknown[], schema: z.ZodType<Item>): Item[] =>
  items.flatMap((raw) => {
    const item = schema.safeParse(raw);
    return item.success ? [item.data] : [];
  });
