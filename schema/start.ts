import { builder } from './builder.ts';
import { FetchReviewsInput, FetchStoreReviewsInput } from './fetch-inputs.ts';
import { startRequest } from './start-request.ts';
import { StartedTaskRef } from './started-task.ts';

builder.mutationField('fetchCommunityReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(startRequest('COMMUNITY', input)),
  }),
);

builder.mutationField('fetchStoreReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchStoreReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(startRequest('STORE', input)),
  }),
);

builder.mutationField('fetchGoogleReviews', (t) =>
  t.field({
    type: StartedTaskRef,
    args: { input: t.arg({ type: FetchReviewsInput, required: true }) },
    resolve: (_root, { input }, { tasks }) => tasks.start(startRequest('GOOGLE', input)),
  }),
);
