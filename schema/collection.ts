import { reviewKinds } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { collectRequest } from './collect-request.ts';
import type { CollectionState, StartedCollection } from './collections-port.ts';
import { sizedList } from './price.ts';
import { ReviewConnectionRef, reviewPageArgs } from './review-connection.ts';
import { ReviewFilterInput, reviewFilterOf } from './review-filter.ts';
import { ReviewKindRef } from './review-kind.ts';
import { reviewPage } from './review-page.ts';
import { ReviewSummaryRef } from './summary.ts';
import { TaskRef } from './task.ts';
import { servedThemes } from './theme.ts';

const CollectionRef = builder.objectRef<CollectionState>('Collection').implement({
  description: 'One product across several kinds of sources: up to three tasks, read as one.',
  fields: (t) => ({
    id: t.exposeID('id'),
    productName: t.exposeString('productName'),
    fraction: t.exposeFloat('fraction', {
      description:
        '0 to 1: the mean of the progress of its tasks, finished ones counting as 1. 1 once it is finished.',
    }),
    found: t.int({
      description: 'Reviews collected so far, each counted once.',
      resolve: async (state, _args, { collections }) => {
        const counts = state.tasks
          .map(({ progress }) => progress.found)
          .filter((count) => count > 0);
        // Reviews of one task are distinct.
        return counts.length < 2
          ? (counts[0] ?? 0)
          : (await collections.reviews(state)).reviews.length;
      },
    }),
    isFinished: t.exposeBoolean('isFinished'),
    complete: t.exposeBoolean('complete', {
      description:
        'True once every source of every task has finished. False until then, if a source failed, or if a task was canceled or deleted.',
    }),
    tasks: t.expose('tasks', {
      ...sizedList(reviewKinds.length),
      type: [TaskRef],
      description:
        'One for each kind. A task that was retried is replaced by the one that retries it; a deleted one is gone.',
    }),
    reviews: t.field({
      type: ReviewConnectionRef,
      args: reviewPageArgs,
      description:
        'Of all its tasks, in any state. A review that several of them found appears once; `copies` says where else it stands.',
      resolve: (state, args, { collections }) => reviewPage(() => collections.reviews(state), args),
    }),
    summary: t.field({
      type: ReviewSummaryRef,
      args: { where: t.arg({ type: ReviewFilterInput }) },
      description:
        'Summarizes what has been collected so far. Computed once for each state and filter, however many ask.',
      resolve: async (state, args, { collections }) => {
        const filter = reviewFilterOf(args);
        const details = () => collections.summary(state, filter);
        const themes = () =>
          servedThemes(collections.themes(state, filter), () => collections.reviews(state));
        return { ...(await details()), details, themes };
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it is deleted with all of its tasks, counted from the end of the last. Null until it is finished.',
    }),
    watchToken: t.string({
      nullable: true,
      description:
        'Lets its bearer read this collection and its tasks, and nothing else. Null for callers other than the owner and operators.',
      resolve: (state, _args, { collections }) => collections.watchToken(state),
    }),
  }),
});

const StartedCollectionRef = builder.objectRef<StartedCollection>('StartedCollection').implement({
  fields: (t) => ({
    collection: t.expose('state', { type: CollectionRef }),
    joined: t.exposeBoolean('joined', {
      description:
        'True if the caller joined an existing collection instead of starting a new one.',
    }),
    watchToken: t.string({
      resolve: ({ watchToken }) => watchToken(),
      description:
        'Lets its bearer read this collection and its tasks, and nothing else, while the collection is kept. For browsers, in place of an API key.',
    }),
  }),
});

const CollectReviewsInput = builder.inputType('CollectReviewsInput', {
  description: 'One product, collected from several kinds of sources as one collection.',
  fields: (t) => ({
    productName: t.string({ required: true, description: '1 to 200 characters after trimming.' }),
    kinds: t.field({
      type: [ReviewKindRef],
      description: 'Defaults to the kinds of `sources`, or to every kind with a configured source.',
    }),
    maxReviews: t.int({
      required: true,
      defaultValue: limits.maxReviews.default,
      description: 'Stop each kind once this many reviews have been collected. 1 to 1000.',
    }),
    sources: t.stringList({
      description: 'Names listed by `sources`. Defaults to every configured source.',
    }),
    productUrls: t.stringList({
      description:
        'For STORE: up to 20 product pages to read in addition to what the configured stores find. http or https, public hosts only.',
    }),
    idempotencyKey: t.string({
      description: `1 to 200 characters. While the collection exists, the same key from the same caller returns the same collection, and starts
those of its tasks that an interrupted call did not start. With different input, it fails with IDEMPOTENCY_MISMATCH. Takes
precedence over \`maxAge\`.`,
    }),
    maxAge: t.int({
      description: `In seconds, from 0 to \`keepFor\`. Joins the caller's own collection with the same input if it is still running, or if it ended
complete within this time. 0 joins running collections only.`,
    }),
    keepFor: t.int({
      description: `Seconds to keep the collection once all of its tasks have finished, up to MAX_KEEP_SECONDS of the server. Defaults to
TASK_TTL_SECONDS, one hour.`,
    }),
  }),
});

builder.mutationField('collectReviews', (t) =>
  t.field({
    type: StartedCollectionRef,
    description: `Starts one task for each kind and reads them as one. If a limit refuses one of them, none is started. Each counts as a start.`,
    args: { input: t.arg({ type: CollectReviewsInput, required: true }) },
    resolve: (_root, { input }, { collections }) => collections.start(collectRequest(input)),
  }),
);

builder.mutationField('cancelCollection', (t) =>
  t.field({
    type: CollectionRef,
    description: 'Cancels the unfinished tasks of a collection.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { collections }) => collections.cancel(id),
  }),
);

builder.queryField('collection', (t) =>
  t.field({
    type: CollectionRef,
    nullable: true,
    description: 'The collection as it is now; null if the ID is unknown or it has expired.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { collections }) => collections.find(id),
  }),
);

builder.subscriptionField('collection', (t) =>
  t.field({
    type: CollectionRef,
    description: `The query of the same name, pushed: the collection as it is now, then whenever it changes, at most once a second. Completes once it
is finished. A slow reader receives the newest state. An unknown ID causes the error COLLECTION_NOT_FOUND, followed by completion.`,
    args: { id: t.arg.id({ required: true }) },
    subscribe: (_root, { id }, { collections }) => collections.changes(id),
    resolve: (state) => state,
  }),
);
