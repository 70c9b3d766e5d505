import type { ReviewKind } from '../contract/kinds.ts';
import { builder } from './builder.ts';
import { notImplemented } from './errors.ts';
import { ReviewKindRef } from './review-kind.ts';

/** What is known of one kind's queue. Latencies are in milliseconds. */
interface QueueState {
  readonly kind: ReviewKind;
  readonly pending: number;
  readonly active: number;
  readonly delayed: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly waitP50: number | null;
  readonly waitP95: number | null;
  readonly runP50: number | null;
  readonly runP95: number | null;
}

const QueueRef = builder.objectRef<QueueState>('Queue').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: ReviewKindRef }),
    pending: t.exposeInt('pending'),
    active: t.exposeInt('active'),
    delayed: t.exposeInt('delayed'),
    succeeded: t.exposeInt('succeeded', { description: 'Finished in the last hour.' }),
    failed: t.exposeInt('failed'),
    waitP50: t.exposeFloat('waitP50', {
      nullable: true,
      description: 'Milliseconds, over the last hour; null before the first.',
    }),
    waitP95: t.exposeFloat('waitP95', { nullable: true }),
    runP50: t.exposeFloat('runP50', { nullable: true }),
    runP95: t.exposeFloat('runP95', { nullable: true }),
  }),
});

builder.queryField('queues', (t) =>
  t.field({
    type: [QueueRef],
    description: 'One row for each kind: depth, rates and latencies.',
    resolve: () => {
      throw notMeasured();
    },
  }),
);

builder.subscriptionField('queues', (t) =>
  t.field({
    type: [QueueRef],
    description: "The query's rows, at most once a second, while they change.",
    subscribe: () => {
      throw notMeasured();
    },
    resolve: (queues: readonly QueueState[]) => queues,
  }),
);

const notMeasured = () =>
  notImplemented(
    'This server does not measure its queues yet; `queuePosition` of a task says how many jobs are ahead of it.',
  );
