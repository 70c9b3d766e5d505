import type { QueueMinute, QueueState } from '../contract/queue-state.ts';
import { builder } from './builder.ts';
import { ReviewKindRef } from './review-kind.ts';

const QueueMinuteRef = builder.objectRef<QueueMinute>('QueueMinute').implement({
  fields: (t) => ({
    minute: t.expose('minute', { type: 'DateTime', description: 'When the minute began.' }),
    pending: t.exposeInt('pending', {
      description: 'Jobs waiting for a worker: now, or when that minute was last sampled.',
    }),
    waitP95: t.exposeFloat('waitP95', {
      nullable: true,
      description: 'In milliseconds; null if no first attempt began.',
    }),
    started: t.exposeInt('started', { description: 'Tasks whose first attempt began.' }),
    succeeded: t.exposeInt('succeeded'),
    failed: t.exposeInt('failed'),
  }),
});

const QueueRef = builder.objectRef<QueueState>('Queue').implement({
  fields: (t) => ({
    kind: t.expose('kind', { type: ReviewKindRef }),
    pending: t.exposeInt('pending'),
    active: t.exposeInt('active'),
    delayed: t.exposeInt('delayed'),
    pausedSince: t.expose('pausedSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Set while an operator has paused the kind.',
    }),
    succeeded: t.exposeInt('succeeded', {
      description: 'Tasks that succeeded within the last hour.',
    }),
    failed: t.exposeInt('failed'),
    waitP50: t.exposeFloat('waitP50', {
      nullable: true,
      description:
        'In milliseconds, over the last hour; null if no first attempt began in that time.',
    }),
    waitP95: t.exposeFloat('waitP95', { nullable: true }),
    runP50: t.exposeFloat('runP50', {
      nullable: true,
      description: 'In milliseconds, over the last hour; null if no task ended in that time.',
    }),
    runP95: t.exposeFloat('runP95', { nullable: true }),
    history: t.expose('history', {
      type: [QueueMinuteRef],
      description: 'One entry for each of the last 60 minutes, oldest first.',
    }),
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

builder.mutationField('pauseQueue', (t) =>
  t.field({
    type: QueueRef,
    description:
      'Workers take no further tasks of this kind until it is resumed; running ones finish. Operators only.',
    args: { kind: t.arg({ type: ReviewKindRef, required: true }) },
    resolve: (_root, { kind }, { queues }) => queues.pause(kind),
  }),
);

builder.mutationField('resumeQueue', (t) =>
  t.field({
    type: QueueRef,
    description: 'Lets workers take tasks of a paused kind again. Operators only.',
    args: { kind: t.arg({ type: ReviewKindRef, required: true }) },
    resolve: (_root, { kind }, { queues }) => queues.resume(kind),
  }),
);
