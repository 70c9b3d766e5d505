import type { Review } from '../contract/review.ts';
import { builder } from './builder.ts';
import { ReviewKindRef } from './review-kind.ts';

export const ReviewRef = builder.objectRef<Review>('Review').implement({
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stable: the same review has the same ID in every task.' }),
    source: t.exposeString('source'),
    kind: t.expose('kind', { type: ReviewKindRef }),
    author: t.exposeString('author', {
      nullable: true,
      description: 'Null where the source gives none or it was deleted.',
    }),
    title: t.exposeString('title', { nullable: true }),
    body: t.exposeString('body', {
      description: 'Plain text: markup removed, entities decoded.',
    }),
    rating: t.exposeFloat('rating', {
      nullable: true,
      description: "1 to 5 whatever the source's scale; null where the source has no ratings.",
    }),
    url: t.exposeString('url', { nullable: true }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    verifiedPurchase: t.exposeBoolean('verifiedPurchase', { nullable: true }),
    helpfulVotes: t.exposeInt('helpfulVotes', {
      nullable: true,
      description: 'Votes, points or likes.',
    }),
    productTitle: t.exposeString('productTitle', { nullable: true }),
    sentiment: t.exposeFloat('sentiment', {
      nullable: true,
      description: '-1 to 1, from the text.',
    }),
  }),
});
