import { builder } from './builder.ts';
import type { StartedTask } from './context.ts';
import { TaskRef } from './task.ts';

export const StartedTaskRef = builder.objectRef<StartedTask>('StartedTask').implement({
  fields: (t) => ({
    taskId: t.id({ resolve: ({ task }) => task.id }),
    task: t.expose('task', { type: TaskRef }),
    joined: t.exposeBoolean('joined', {
      description: 'True if the caller joined an existing task instead of starting a new one.',
    }),
    watchToken: t.string({
      resolve: ({ watchToken }) => watchToken(),
      description:
        'Lets its bearer read this task, and nothing else, while the task is kept. For browsers, in place of an API key.',
    }),
  }),
});
