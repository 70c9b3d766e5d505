import { builder } from './builder.ts';
import { taskIdOf } from './task-id.ts';

builder.mutationField('deleteTask', (t) =>
  t.boolean({
    description:
      'Deletes a finished task, its log, and its reviews before they expire. Fails with TASK_NOT_FINISHED while the task runs.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { tasks }) => {
      await tasks.delete(taskIdOf(args));
      return true;
    },
  }),
);
