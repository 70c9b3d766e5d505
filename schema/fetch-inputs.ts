import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';

export const FetchReviewsInput = builder.inputType('FetchReviewsInput', {
  fields: (t) => ({
    productName: t.string({
      required: true,
      description: '1 to 200 characters behind trimming.',
    }),
    maxReviews: t.int({
      defaultValue: limits.maxReviews.default,
      description: 'Stop once this many are collected. 1 to 1000.',
    }),
    sources: t.stringList({
      description: 'Names out of `sources`; all configured ones of the kind when left out.',
    }),
    idempotencyKey: t.string({
      description: `1 to 200 characters. The same key from the same caller for the same kind answers with the same task for as long as
that lives; with other input, IDEMPOTENCY_MISMATCH. It goes before \`maxAge\`.`,
    }),
    maxAge: t.int({
      description: `Seconds, 0 to the time a finished task is kept. Join the caller's own running task for the same kind, product (compared
by NFKC, without case, spaces folded) and options, or its complete SUCCESS no older than this; 0 joins running ones only.`,
    }),
  }),
});

/** Where a field has no description it means what it means in FetchReviewsInput. */
export const FetchStoreReviewsInput = builder.inputType('FetchStoreReviewsInput', {
  fields: (t) => ({
    productName: t.string({ required: true }),
    maxReviews: t.int({ defaultValue: limits.maxReviews.default }),
    sources: t.stringList(),
    productUrls: t.stringList({
      description:
        'Product pages to read besides what the configured stores find: 20 at most, http or https, public hosts only.',
    }),
    idempotencyKey: t.string(),
    maxAge: t.int(),
  }),
});
