import { builder } from './builder.ts';
import type { SourceState } from './context.ts';
import { ReviewKindRef } from './review-kind.ts';

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
