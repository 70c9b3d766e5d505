import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import type { EventsPage } from './context.ts';
import { positionIn } from './cursor.ts';
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
      description: 'Where the page ends; ask again from here.',
      resolve: ({ taskId, position }) => ({ taskId, ...position }),
    }),
    isFinal: t.exposeBoolean('isFinal'),
  }),
});

builder.queryField('taskEvents', (t) =>
  t.field({
    type: TaskEventPageRef,
    description: `The events behind \`after\`, at most \`first\` of them: the subscription's events for those that poll. \`isFinal\` once the
page ends with the task's last event.`,
    args: {
      id: t.arg.id({ required: true }),
      after: t.arg({ type: 'Cursor' }),
      first: t.arg.int({ defaultValue: limits.eventsPage.default, description: '1 to 1000.' }),
    },
    resolve: async (_root, args, { tasks }) => {
      const taskId = taskIdOf(args);
      const first = pageSize(args.first, limits.eventsPage);
      const page = await tasks.eventsPage(taskId, positionIn(taskId, args.after), first);
      return { taskId, ...page };
    },
  }),
);
