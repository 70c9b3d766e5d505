import { builder } from './builder.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('deleteTask', (t) =>
  t.boolean({
    description:
      'Forgets a finished task, its log and its reviews before their time. TASK_NOT_FINISHED for another.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { tasks }) => {
      await tasks.remove(taskIdOf(args));
      return true;
    },
  }),
);
