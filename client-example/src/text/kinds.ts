import type { ReviewKind } from '../../generated/graphql.ts';

/** All kinds, in display order. */
export const kinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const satisfies readonly ReviewKind[];

export const kindTitle: Readonly<Record<ReviewKind, string>> = {
  COMMUNITY: 'Community',
  STORE: 'Stores',
  GOOGLE: 'Google',
};

export const kindDescription: Readonly<Record<ReviewKind, string>> = {
  COMMUNITY: 'Posts and comments in forums and communities',
  STORE: 'Reviews from retailers’ websites',
  GOOGLE: 'Reviews that shops share with Google',
};

export const isKind = (value: unknown): value is ReviewKind => kinds.some((kind) => kind === value);
