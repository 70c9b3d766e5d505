import { z } from 'zod';

/** The three families of review sources, each served by its own queue. */
export const reviewKinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const;

export const reviewKindSchema = z.enum(reviewKinds);

export type ReviewKind = z.infer<typeof reviewKindSchema>;
