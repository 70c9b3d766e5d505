import { builder } from './builder.ts';
import { RetryScopeRef } from './retry-scope.ts';
import { StartedTaskRef } from './started-task.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('retryTask', (t) =>
  t.field({
    type: StartedTaskRef,
    description: `Runs a finished task again as a new task, whose \`retryOf\` is the old one and which belongs to the same owner. Fails with
TASK_NOT_FINISHED while the task runs. Counts as a start.`,
    args: {
      id: t.arg.id({ required: true }),
      scope: t.arg({ type: RetryScopeRef, required: true, defaultValue: 'ALL' }),
    },
    resolve: (_root, args, { tasks }) => tasks.retry(taskIdOf(args), args.scope),
  }),
);
