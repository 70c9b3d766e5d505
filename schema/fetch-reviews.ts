import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { StartedTaskRef } from './started-task.ts';
import { taskRequest } from './task-request.ts';

const FetchReviewsInput = builder.inputType('FetchReviewsInput', {
  fields: (t) => ({
    productName: t.string({
      required: true,
      description: '1 to 200 characters after trimming.',
    }),
    maxReviews: t.int({
      required: true,
      defaultValue: limits.maxReviews.default,
      description: 'Stop once this many reviews have been collected. 1 to 1000.',
    }),
    sources: t.stringList({
      description: 'Names listed by `sources`. Defaults to every configured source of this kind.',
    }),
    idempotencyKey: t.string({
      description: `1 to 200 characters. While the task exists, the same key from the same caller for the same kind returns the same task; with
different input, it fails with IDEMPOTENCY_MISMATCH. Takes precedence over \`maxAge\`.`,
    }),
    maxAge: t.int({
      description: `In seconds, from 0 to the time a finished task is kept. Joins the caller's own task for the same kind, product (compared after
NFKC normalization, ignoring case and repeated spaces) and options if it is still running, or if it ended in a complete
SUCCESS within this time. 0 joins running tasks only.`,
    }),
    keepFor: t.int({
      description: `Seconds to keep the finished task, up to MAX_KEEP_SECONDS of the server. Defaults to TASK_TTL_SECONDS, one hour.`,
    }),
  }),
});

/** Fields without a description mean what they mean in FetchReviewsInput. */
const FetchStoreReviewsInput = builder.inputType('FetchStoreReviewsInput', {
  fields: (t) => ({
    productName: t.string({ required: true }),
    maxReviews: t.int({ required: true, defaultValue: limits.maxReviews.default }),
    sources: t.stringList(),
    productUrls: t.stringList({
      description:
        'Up to 20 product pages to read in addition to what the configured stores find. http or https, public hosts only.',
    }),
    idempotencyKey: t.string(),
    maxAge: t.int(),
    keepFor: t.int(),
  }),
});

builder.mutationField('fetchCommunityReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(taskRequest('COMMUNITY', input)),
  }),
);

builder.mutationField('fetchStoreReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchStoreReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(taskRequest('STORE', input)),
  }),
);

builder.mutationField('fetchGoogleReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(taskRequest('GOOGLE', input)),
  }),
);
