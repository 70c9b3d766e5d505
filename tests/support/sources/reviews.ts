import { noReviewDetails } from '../../../contract/review.ts';
import type { FoundReview } from '../../../worker/source/source.ts';

/** A review with nothing but an ID and a text. */
export const review = (sourceId: string): FoundReview => ({
  sourceId,
  author: null,
  title: null,
  body: 'Good.',
  rating: null,
  url: null,
  publishedAt: null,
  verifiedPurchase: null,
  helpfulVotes: null,
  productTitle: null,
  ...noReviewDetails,
});
