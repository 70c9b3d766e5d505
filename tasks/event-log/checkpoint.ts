import { z } from 'zod';

/** What an attempt leaves behind for the next, by source. */
export const checkpointSchema = z.record(
  z.string(),
  z.object({
    /** Given to the source, which goes on behind the last page that was kept. */
    resume: z.string().nullable(),
    /** What the source states for the product. */
    statedRating: z.number().nullable(),
    statedCount: z.number().nullable(),
  }),
);

export type Checkpoint = z.infer<typeof checkpointSchema>;
