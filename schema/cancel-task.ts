import { builder } from './builder.ts';
import { TaskRef } from './task.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('cancelTask', (t) =>
  t.field({
    type: TaskRef,
    description:
      'Stops a task wherever it runs. The returned task is already REVOKED. A finished task is returned unchanged.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { tasks }) => tasks.cancel(taskIdOf(args)),
  }),
);
