import { builder } from './builder.ts';
import type { SourceLimit, SourceState } from './context.ts';
import { ReviewKindRef } from './review-kind.ts';
import { TaskErrorRef } from './task-error.ts';

const SourceLimitRef = builder.objectRef<SourceLimit>('SourceLimit').implement({
  fields: (t) => ({
    requests: t.exposeInt('requests', { description: 'Requests allowed in any span.' }),
    seconds: t.exposeInt('seconds', { description: 'The length of a span.' }),
    used: t.exposeInt('used', {
      description:
        'Requests sent to the busiest host of the source within the last span, which moves on in tenths of its length.',
    }),
  }),
});

const SourceRef = builder.objectRef<SourceState>('Source').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.exposeString('title', { description: 'The display name, such as Hacker News.' }),
    kind: t.expose('kind', { type: ReviewKindRef }),
    configured: t.exposeBoolean('configured'),
    note: t.exposeString('note', {
      nullable: true,
      description:
        'What to set to configure it, why it is paused, or that no worker is alive. Null if it is ready.',
    }),
    cooldownUntil: t.expose('cooldownUntil', { type: 'DateTime', nullable: true }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it last answered all that a task asked of it. Null if it has not within 7 days.',
    }),
    lastError: t.expose('lastError', {
      type: TaskErrorRef,
      nullable: true,
      description:
        'How it, or a part of it, last failed in a task. It stays after a later success: compare `lastErrorAt` with `lastSuccessAt`.',
    }),
    lastErrorAt: t.expose('lastErrorAt', { type: 'DateTime', nullable: true }),
    limit: t.expose('limit', {
      type: SourceLimitRef,
      nullable: true,
      description:
        'Requests allowed and used within the current span, by all workers together, for each host. Null without a limit.',
    }),
  }),
});

builder.queryField('sources', (t) =>
  t.field({
    type: [SourceRef],
    description:
      'What this deployment can collect from, and whether each source is configured and ready.',
    resolve: (_root, _args, { sources }) => sources.list(),
  }),
);

builder.subscriptionField('sources', (t) =>
  t.field({
    type: [SourceRef],
    description: "The query's rows, pushed whenever they change, at most once a second.",
    subscribe: (_root, _args, { sources }) => sources.changes(),
    resolve: (sources) => sources,
  }),
);
