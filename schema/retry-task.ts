import { builder } from './builder.ts';
import { StartedTaskRef } from './started-task.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('retryTask', (t) =>
  t.field({
    type: StartedTaskRef,
    description:
      'Runs a finished task again as a new task, whose `retryOf` is the old one. Fails with TASK_NOT_FINISHED while the task runs.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { tasks }) => tasks.retry(taskIdOf(args)),
  }),
);
