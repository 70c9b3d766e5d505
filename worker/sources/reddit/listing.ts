import { z } from 'zod';

/** Reddit's list type. Each child has a kind: t1 is a comment, t3 a post, and "more" a reference to hidden comments. */
export const listingSchema = z.object({
  kind: z.literal('Listing'),
  data: z.object({ after: z.string().nullish(), children: z.array(z.unknown()) }),
});

export type Listing = z.infer<typeof listingSchema>;

/**
 * The comments of a listing, each followed by its replies, at any depth. Skips each "more", whether it lists hidden comments or
 * has the ID `_`, which means that the thread continues on another page.
 */
export const commentsIn = (listing: Listing): unknown[] =>
  listing.data.children.flatMap((child) => {
    const thing = thingSchema.safeParse(child);
    if (!thing.success) return [child];
    const { kind, data } = thing.data;
    if (kind === 'more') return [];
    // A comment without replies has an empty string here.
    const replies = repliesSchema.safeParse(data).data?.replies;
    return [data, ...(replies === undefined ? [] : commentsIn(replies))];
  });

/** The data of a listing's children. */
export const thingsIn = (listing: Listing): unknown[] =>
  listing.data.children.map((child) => thingSchema.safeParse(child).data?.data);

const thingSchema = z.object({ kind: z.string(), data: z.unknown().optional() });

const repliesSchema = z.object({ replies: listingSchema });
