import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { positionIn } from './cursor.ts';
import type { EventsPage } from './feed-item.ts';
import { pageSize } from './page-size.ts';
import { TaskEventRef } from './task-event.ts';
import { taskIdOf } from './task-id.ts';

interface TaskEventPage extends EventsPage {
  readonly taskId: string;
}

const TaskEventPageRef = builder.objectRef<TaskEventPage>('TaskEventPage').implement({
  fields: (t) => ({
    events: t.expose('events', { type: [TaskEventRef] }),
    cursor: t.field({
      type: 'Cursor',
      description: 'Where the page ends. Pass it as `after` to read the next page.',
      resolve: ({ taskId, position }) => ({ taskId, ...position }),
    }),
    isFinal: t.exposeBoolean('isFinal', {
      description: "True if the page ends with the task's final event.",
    }),
  }),
});

builder.queryField('taskEvents', (t) =>
  t.field({
    type: TaskEventPageRef,
    description:
      "Up to `first` events after `after`: the subscription's events, for clients that poll. Fails with TASK_NOT_FOUND.",
    args: {
      id: t.arg.id({ required: true }),
      after: t.arg({ type: 'Cursor' }),
      first: t.arg.int({
        required: true,
        defaultValue: limits.eventsPage.default,
        description: '1 to 1000.',
      }),
    },
    resolve: async (_root, args, { tasks }) => {
      const taskId = taskIdOf(args);
      const first = pageSize(args.first, limits.eventsPage);
      const page = await tasks.eventsPage(taskId, positionIn(taskId, args.after), first);
      return { taskId, ...page };
    },
  }),
);
