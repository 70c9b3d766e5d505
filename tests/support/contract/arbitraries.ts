import fc from 'fast-check';
import type { TaskEvent } from '../../../contract/event.ts';
import { type Failure, failureCodes } from '../../../contract/failure.ts';
import { reviewKinds } from '../../../contract/kinds.ts';
import type { Mention } from '../../../contract/mention.ts';
import type { Review, ReviewCopy } from '../../../contract/review.ts';
import {
  type Progress,
  type Result,
  type SourceProgress,
  sourceStatuses,
  type TaskInput,
} from '../../../contract/task.ts';

/** Any text that a service may send: all of Unicode, and text with a special meaning in JSON, Lua and Redis. */
export const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '{}', '[]', '"', '\\', '\u2028', '\u0000', '%s', '\r\n', 'null', '🫖'),
);

const count = fc.nat({ max: 1000 });
export const instant = fc.integer({ min: 1, max: 4_000_000_000_000 });
const nonce = fc.stringMatching(/^[\w-]{8}$/);
const sentiment = fc.constantFrom(-1, -0.25, 0, 1);

const stars = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10);

export const failure: fc.Arbitrary<Failure> = fc.record({
  code: fc.constantFrom(...failureCodes),
  message: text,
  source: fc.option(text),
  retryable: fc.boolean(),
});

const sourceProgress: fc.Arbitrary<SourceProgress> = fc.record({
  source: text,
  status: fc.constantFrom(...sourceStatuses),
  fraction: fc.nat({ max: 100 }).map((hundredths) => hundredths / 100),
  found: count,
  dropped: count,
  error: fc.option(failure),
  cooldownUntil: fc.option(instant),
});

export const progress: fc.Arbitrary<Progress> = fc.record({
  fraction: fc.nat({ max: 100 }).map((hundredths) => hundredths / 100),
  found: count,
  message: fc.option(text),
  sources: fc.array(sourceProgress, { maxLength: 3 }),
});

export const copy: fc.Arbitrary<ReviewCopy> = fc.record({
  fingerprint: text,
  source: text,
  site: fc.option(text),
  url: fc.option(text),
});

const mention: fc.Arbitrary<Mention> = fc.record(
  {
    key: text,
    label: text,
    kind: fc.constantFrom('aspect', 'product', 'own', 'everyday'),
    from: count,
    to: count,
    tone: sentiment,
  },
  { requiredKeys: ['key', 'from', 'to', 'tone'] },
);

export const review: fc.Arbitrary<Review> = fc.record({
  fingerprint: text,
  source: text,
  kind: fc.constantFrom(...reviewKinds),
  author: fc.option(text),
  title: fc.option(text),
  body: text,
  rating: fc.option(stars),
  url: fc.option(text),
  publishedAt: fc.option(instant),
  verifiedPurchase: fc.option(fc.boolean()),
  helpfulVotes: fc.option(count),
  productTitle: fc.option(text),
  sentiment: fc.option(sentiment),
  isNew: fc.option(fc.boolean()),
  mentions: fc.array(mention, { maxLength: 3 }),
  platform: fc.option(text),
  site: fc.option(text),
  aspectRatings: fc.array(fc.record({ name: text, rating: stars }), { maxLength: 2 }),
  recommended: fc.option(fc.boolean()),
  pros: fc.array(text, { maxLength: 2 }),
  cons: fc.array(text, { maxLength: 2 }),
  language: fc.option(text),
  country: fc.option(text),
  editedAt: fc.option(instant),
  incentivized: fc.option(fc.boolean()),
  unhelpfulVotes: fc.option(count),
  media: fc.array(
    fc.record({
      type: fc.constantFrom('PHOTO' as const, 'VIDEO' as const),
      url: text,
      thumbnailUrl: fc.option(text),
      caption: fc.option(text),
    }),
    { maxLength: 2 },
  ),
  replies: fc.array(
    fc.record({ author: fc.option(text), body: text, publishedAt: fc.option(instant) }),
    { maxLength: 2 },
  ),
  productDetails: fc.option(
    fc.record({
      brand: fc.option(text),
      gtin: fc.option(text),
      mpn: fc.option(text),
      sku: fc.option(text),
      url: fc.option(text),
      variant: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
    }),
  ),
  syndicatedFrom: fc.option(text),
  copies: fc.array(copy, { maxLength: 2 }),
});

const sourceSummary = fc.record({
  source: text,
  count,
  averageRating: fc.option(stars),
  averageSentiment: fc.option(sentiment),
  statedRating: fc.option(stars),
  statedCount: fc.option(count),
  statedHistogram: fc.option(fc.array(count, { minLength: 5, maxLength: 5 })),
});

export const result: fc.Arbitrary<Result> = fc.record({
  complete: fc.boolean(),
  summary: fc.record({
    count,
    averageRating: fc.option(stars),
    averageSentiment: fc.option(sentiment),
    ratingHistogram: fc.array(count, { minLength: 5, maxLength: 5 }),
    bySource: fc.array(sourceSummary, { maxLength: 3 }),
  }),
});

export const input: fc.Arbitrary<TaskInput> = fc.record({
  kind: fc.constantFrom(...reviewKinds),
  productName: text,
  maxReviews: fc.integer({ min: 1, max: 1000 }),
  sources: fc.array(text, { maxLength: 3 }),
  productUrls: fc.array(text, { maxLength: 3 }),
  owner: text,
  retryOf: fc.option(text),
  scheduleId: fc.option(text),
});

/** An event of any type, whose envelope does not belong to a particular log. */
export const anyEvent: fc.Arbitrary<TaskEvent> = fc
  .tuple(
    fc.record({
      v: fc.constant(1),
      taskId: fc.constant('t1'),
      seq: fc.nat(),
      nonce,
      at: instant,
      attempt: fc.nat(),
    }),
    fc.oneof(
      fc.record({ type: fc.constant('TaskQueued' as const), input, progress }),
      {
        weight: 3,
        arbitrary: fc.record({ type: fc.constant('TaskStarted' as const), worker: text }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ type: fc.constant('TaskProgressed' as const), progress }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          type: fc.constant('ReviewsFound' as const),
          source: text,
          reviews: fc.array(review, { maxLength: 3 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('CopiesFound' as const),
          fingerprint: text,
          copies: fc.array(copy, { maxLength: 2 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant('TaskRetrying' as const),
          progress,
          error: failure,
          retryAt: instant,
        }),
      },
      fc.record({
        type: fc.constant('TaskSucceeded' as const),
        result,
        progress,
        expiresAt: instant,
      }),
      fc.record({
        type: fc.constant('TaskFailed' as const),
        progress,
        error: failure,
        expiresAt: instant,
      }),
      fc.record({ type: fc.constant('TaskRevoked' as const), progress, expiresAt: instant }),
    ),
  )
  .map(([envelope, body]): TaskEvent => ({ ...envelope, ...body }));
