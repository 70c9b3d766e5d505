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
