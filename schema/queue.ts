import type { QueueState } from '../contract/queue-state.ts';
import { builder } from './builder.ts';
import { ReviewKindRef } from './review-kind.ts';

const QueueRef = builder.objectRef<QueueState>('Queue').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: ReviewKindRef }),
    pending: t.exposeInt('pending'),
    active: t.exposeInt('active'),
    delayed: t.exposeInt('delayed'),
    succeeded: t.exposeInt('succeeded', {
      description: 'Tasks that succeeded within the last hour.',
    }),
    failed: t.exposeInt('failed'),
    waitP50: t.exposeFloat('waitP50', {
      nullable: true,
      description: 'In milliseconds, over the last hour; null if no task has ended in that time.',
    }),
    waitP95: t.exposeFloat('waitP95', { nullable: true }),
    runP50: t.exposeFloat('runP50', { nullable: true }),
    runP95: t.exposeFloat('runP95', { nullable: true }),
  }),
});

builder.queryField('queues', (t) =>
  t.field({
    type: [QueueRef],
    description: 'One row per kind: depth, throughput, and latency. Operators only.',
    resolve: (_root, _args, { queues }) => queues.list(),
  }),
);

builder.subscriptionField('queues', (t) =>
  t.field({
    type: [QueueRef],
    description:
      "The query's rows, pushed whenever they change, at most once a second. Operators only.",
    subscribe: (_root, _args, { queues }) => queues.changes(),
    resolve: (queues) => queues,
  }),
);
