import type { Review } from '../contract/review.ts';
import { builder } from './builder.ts';
import { ReviewKindRef } from './review-kind.ts';

/** A review as one task collected it. */
export interface TaskReview extends Review {
  readonly taskId: string;
}

const ReviewedProductRef = builder
  .objectRef<{ readonly title: string }>('ReviewedProduct')
  .implement({
    description: 'The product that a review is about, as its source identifies it.',
    fields: (t) => ({ title: t.exposeString('title', { nullable: true }) }),
  });

export const ReviewRef = builder.objectRef<TaskReview>('Review').implement({
  description: 'Fields that a source does not provide are null or empty. Nothing is made up.',
  fields: (t) => ({
    id: t.id({
      description: "Unique to this task's copy of the review.",
      resolve: ({ taskId, fingerprint }) => `${taskId}-${fingerprint}`,
    }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'The same review has the same fingerprint in every task.',
    }),
    source: t.exposeString('source'),
    kind: t.expose('kind', { type: ReviewKindRef }),
    author: t.exposeString('author', {
      nullable: true,
      description: 'Null if the source provides none or the account was deleted.',
    }),
    title: t.exposeString('title', { nullable: true }),
    body: t.exposeString('body', {
      description: 'Plain text, without markup or entities.',
    }),
    rating: t.exposeFloat('rating', {
      nullable: true,
      description: "1 to 5, whatever the source's scale. Null if the review has no rating.",
    }),
    url: t.exposeString('url', { nullable: true }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    verifiedPurchase: t.exposeBoolean('verifiedPurchase', { nullable: true }),
    helpfulVotes: t.exposeInt('helpfulVotes', {
      nullable: true,
      description: 'Votes, points, or likes.',
    }),
    product: t.field({
      type: ReviewedProductRef,
      nullable: true,
      resolve: ({ productTitle }) => (productTitle === null ? null : { title: productTitle }),
    }),
    sentiment: t.exposeFloat('sentiment', {
      nullable: true,
      description:
        'How favorable the text is, from -1 to 1. Null if its language is not supported.',
    }),
  }),
});
