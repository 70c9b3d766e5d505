import type { ReviewKind } from '../../generated/graphql.ts';

/** The kinds as people read them, in the order in which the page shows them. */
export const kinds = ['COMMUNITY', 'STORE', 'GOOGLE'] as const satisfies readonly ReviewKind[];

export const kindTitle: Readonly<Record<ReviewKind, string>> = {
  COMMUNITY: 'Community',
  STORE: 'Stores',
  GOOGLE: 'Google',
};

export const kindDescription: Readonly<Record<ReviewKind, string>> = {
  COMMUNITY: 'Posts and comments from Reddit, Hacker News and forums',
  STORE: 'Reviews from retailers’ own pages',
  GOOGLE: 'Google Shopping and product review feeds',
};

/** Whether a text names a kind. */
export const isKind = (text: unknown): text is ReviewKind => kinds.some((kind) => kind === text);
