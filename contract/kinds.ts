import { z } from 'zod';

/** The kinds of review sources. Each kind has its own queue. */
export const reviewKinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const;

export const reviewKindSchema = z.enum(reviewKinds);

export type ReviewKind = z.infer<typeof reviewKindSchema>;
