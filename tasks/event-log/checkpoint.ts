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
    /** The numbers of reviews with 1 to 5 stars reported by the source. Missing in checkpoints of earlier releases. */
    statedHistogram: z.array(z.number()).length(5).nullable().default(null),
  }),
);

export type Checkpoint = z.infer<typeof checkpointSchema>;
