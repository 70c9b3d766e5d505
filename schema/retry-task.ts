import { builder } from './builder.ts';
import { StartedTaskRef } from './started-task.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('retryTask', (t) =>
  t.field({
    type: StartedTaskRef,
    description:
      "Starts a finished task's work again as a new task, whose `retryOf` is the old one. TASK_NOT_FINISHED for another.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { tasks }) => tasks.retry(taskIdOf(args)),
  }),
);
