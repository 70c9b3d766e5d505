import type { Failure } from '../../../contract/failure.ts';
import type { Review, ReviewDetails } from '../../../contract/review.ts';
import type { Progress, Result, TaskInput } from '../../../contract/task.ts';

/** Input for a task with one source, unless overridden. */
export const inputOf = (overrides: Partial<TaskInput> = {}): TaskInput => ({
  kind: 'STORE',
  productName: 'Brass kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: [],
  owner: 'owner-1',
  retryOf: null,
  scheduleId: null,
  ...overrides,
});

export const progressOf = (overrides: Partial<Progress> = {}): Progress => ({
  fraction: 0,
  found: 0,
  message: null,
  sources: [],
  ...overrides,
});

export const resultOf = (complete: boolean): Result => ({
  complete,
  summary: {
    count: 0,
    averageRating: null,
    averageSentiment: null,
    ratingHistogram: [0, 0, 0, 0, 0],
    bySource: [],
  },
});

export const failure: Failure = {
  code: 'ALL_SOURCES_FAILED',
  message: 'No shop answered.',
  source: null,
  retryable: true,
};

/** The details of a review of which the source says nothing else. */
export const noReviewDetails: ReviewDetails = {
  platform: null,
  site: null,
  aspectRatings: [],
  recommended: null,
  pros: [],
  cons: [],
  language: null,
  country: null,
  editedAt: null,
  incentivized: null,
  unhelpfulVotes: null,
  media: [],
  replies: [],
  productDetails: null,
  syndicatedFrom: null,
};

/** What a source says of a review that has nothing but a text. */
export const bareReview = {
  author: null,
  title: null,
  body: 'It pours well.',
  rating: null,
  url: null,
  publishedAt: null,
  verifiedPurchase: null,
  helpfulVotes: null,
  productTitle: null,
  ...noReviewDetails,
};

/** A review as it is collected, with nothing but a text, unless overridden. */
export const reviewOf = (fingerprint: string, overrides: Partial<Review> = {}): Review => ({
  fingerprint,
  source: 'woocommerce',
  kind: 'STORE',
  sentiment: null,
  isNew: null,
  copies: [],
  mentions: [],
  ...bareReview,
  ...overrides,
});
