import type { ReviewKind } from '../contract/kinds.ts';
import { builder } from './builder.ts';

export const ReviewKindRef = builder.enumType('ReviewKind', {
  description: 'The three families of review sources, each served by its own queue.',
  values: {
    COMMUNITY: { description: 'Posts and comments: Reddit, Hacker News, forums.' },
    STORE: { description: "Retailers' own product pages and review APIs." },
    GOOGLE: { description: 'Google Shopping and Google product review feeds.' },
  } satisfies Record<ReviewKind, { description: string }>,
});
