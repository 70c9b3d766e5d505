import type { Review } from '../contract/review.ts';
import { builder } from './builder.ts';
import {
  AspectRatingRef,
  ReviewCopyRef,
  ReviewMediaRef,
  ReviewReplyRef,
} from './review-details.ts';
import { ReviewKindRef } from './review-kind.ts';
import { ReviewedProductRef } from './reviewed-product.ts';

/** A review as one task collected it. */
export interface TaskReview extends Review {
  readonly taskId: string;
}

/** Identifies a task's copy of a review. */
export const reviewIdOf = (taskId: string, fingerprint: string): string =>
  `${taskId}-${fingerprint}`;

export const ReviewRef = builder.objectRef<TaskReview>('Review').implement({
  description: 'Fields that a source does not provide are null or empty. Nothing is made up.',
  fields: (t) => ({
    id: t.id({
      description: "Unique to this task's copy of the review.",
      resolve: ({ taskId, fingerprint }) => reviewIdOf(taskId, fingerprint),
    }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'The same review has the same fingerprint in every task.',
    }),
    source: t.exposeString('source'),
    platform: t.exposeString('platform', {
      nullable: true,
      description: 'The review platform behind a page, if there is one: Judge.me.',
    }),
    site: t.exposeString('site', {
      nullable: true,
      description: 'The shop or site that the source took it from, if the source names it.',
    }),
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
    aspectRatings: t.expose('aspectRatings', { type: [AspectRatingRef] }),
    recommended: t.exposeBoolean('recommended', { nullable: true }),
    pros: t.exposeStringList('pros'),
    cons: t.exposeStringList('cons'),
    language: t.exposeString('language', {
      nullable: true,
      description:
        'BCP 47 primary language tag, as the source states it or as detected from the text.',
    }),
    country: t.exposeString('country', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
    url: t.exposeString('url', { nullable: true }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its author last changed it.',
    }),
    verifiedPurchase: t.exposeBoolean('verifiedPurchase', { nullable: true }),
    incentivized: t.exposeBoolean('incentivized', {
      nullable: true,
      description: 'Written for a reward, a free sample, or a promotion.',
    }),
    helpfulVotes: t.exposeInt('helpfulVotes', {
      nullable: true,
      description: 'Votes, points, or likes.',
    }),
    unhelpfulVotes: t.exposeInt('unhelpfulVotes', { nullable: true }),
    media: t.expose('media', { type: [ReviewMediaRef] }),
    replies: t.expose('replies', { type: [ReviewReplyRef] }),
    product: t.field({
      type: ReviewedProductRef,
      nullable: true,
      resolve: (review) =>
        review.productTitle === null && review.productDetails === null ? null : review,
    }),
    syndicatedFrom: t.exposeString('syndicatedFrom', {
      nullable: true,
      description: 'The site on which it was first published, if that is another one.',
    }),
    copies: t.expose('copies', {
      type: [ReviewCopyRef],
      description:
        'Other places of this task that have the same review, which is counted once. While the task runs, CopiesFound reports additions.',
    }),
    sentiment: t.exposeFloat('sentiment', {
      nullable: true,
      description:
        'How favorable the text is, from -1 to 1. Null if its language is not supported.',
    }),
    isNew: t.exposeBoolean('isNew', {
      nullable: true,
      description: 'For a run of a schedule: whether no earlier run had found it. Null otherwise.',
    }),
  }),
});
