import type { ReviewKind } from '../contract/kinds.ts';
import { builder } from './builder.ts';

export const ReviewKindRef = builder.enumType('ReviewKind', {
  description: 'Which reviews a task collects. Each kind has its own sources and its own queue.',
  values: {
    COMMUNITY: { description: 'Posts and comments: Reddit, Hacker News, forums.' },
    STORE: { description: "Retailers' product pages and the review platforms behind them." },
    GOOGLE: { description: 'Google Shopping and Google product review feeds.' },
  } satisfies Record<ReviewKind, { description: string }>,
});
