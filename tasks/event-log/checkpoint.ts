import { z } from 'zod';

/** What an attempt leaves to the next one, by source. */
export const checkpointSchema = z.record(
  z.string(),
  z.object({
    /** The resume token, with which the source continues after the last page that was written. */
    resume: z.string().nullable(),
    /** The average rating and the number of reviews reported by the source. */
    statedRating: z.number().nullable(),
    statedCount: z.number().nullable(),
  }),
);

export type Checkpoint = z.infer<typeof checkpointSchema>;
