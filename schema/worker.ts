import type { WorkerReport } from '../contract/worker.ts';
import { builder } from './builder.ts';
import { ReviewKindRef } from './review-kind.ts';
import { TaskRef } from './task.ts';

const WorkerRef = builder.objectRef<WorkerReport>('Worker').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    host: t.exposeString('host'),
    kinds: t.expose('kinds', { type: [ReviewKindRef] }),
    concurrency: t.exposeInt('concurrency'),
    activeTasks: t.field({
      type: [TaskRef],
      resolve: ({ activeTasks }, _args, { tasks }) => tasks.findEach(activeTasks),
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime' }),
    drainingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Set while it takes no further tasks because it is about to exit.',
      resolve: ({ drainingSince }) => drainingSince ?? null,
    }),
    succeeded: t.exposeInt('succeeded'),
    failed: t.exposeInt('failed'),
  }),
});

builder.queryField('workers', (t) =>
  t.field({
    type: [WorkerRef],
    description: 'Workers that are alive and what each is doing. Operators only.',
    resolve: (_root, _args, { workers }) => workers.list(),
  }),
);

builder.subscriptionField('workers', (t) =>
  t.field({
    type: [WorkerRef],
    description:
      "The query's rows, pushed whenever they change, at most once a second. Operators only.",
    subscribe: (_root, _args, { workers }) => workers.changes(),
    resolve: (workers) => workers,
  }),
);

builder.mutationField('drainWorker', (t) =>
  t.field({
    type: WorkerRef,
    description:
      'The worker takes no further tasks, finishes or hands back its own, and exits. An unknown ID fails with WORKER_NOT_FOUND. Operators only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { workers }) => workers.drain(id),
  }),
);
