import { z } from 'zod';

/** What Reddit wraps lists in; each child is of a kind of its own: t1 a comment, t3 a post, or "more". */
export const listingSchema = z.object({
  kind: z.literal('Listing'),
  data: z.object({ after: z.string().nullish(), children: z.array(z.unknown()) }),
});

export type Listing = z.infer<typeof listingSchema>;

/**
 * The comments of a listing, each followed by the replies to it, however deep. A "more" is none: neither one that names hidden
 * comments nor one whose ID is `_`, which only says that the thread goes on elsewhere.
 */
export const commentsIn = (listing: Listing): unknown[] =>
  listing.data.children.flatMap((child) => {
    const thing = thingSchema.safeParse(child);
    if (!thing.success) return [child];
    const { kind, data } = thing.data;
    if (kind === 'more') return [];
    // Without replies an empty text stands in their place.
    const replies = repliesSchema.safeParse(data).data?.replies;
    return [data, ...(replies === undefined ? [] : commentsIn(replies))];
  });

/** What the children of a listing hold, for the schema of their kind. */
export const thingsIn = (listing: Listing): unknown[] =>
  listing.data.children.map((child) => thingSchema.safeParse(child).data?.data);

const thingSchema = z.object({ kind: z.string(), data: z.unknown().optional() });

const repliesSchema = z.object({ replies: listingSchema });
