import { limits } from '../contract/limits.ts';
import type { Task } from '../contract/task.ts';
import { builder } from './builder.ts';
import type { TaskPage } from './context.ts';
import { PageInfoRef } from './page-info.ts';
import { pageSize } from './page-size.ts';
import { TaskRef } from './task.ts';
import { TaskFilterInput, taskFilterOf } from './task-filter.ts';

const TaskEdgeRef = builder
  .objectRef<{ readonly cursor: string; readonly task: Task }>('TaskEdge')
  .implement({
    fields: (t) => ({
      cursor: t.exposeString('cursor'),
      node: t.expose('task', { type: TaskRef }),
    }),
  });

export const TaskConnectionRef = builder.objectRef<TaskPage>('TaskConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [TaskEdgeRef] }),
    pageInfo: t.field({
      type: PageInfoRef,
      resolve: ({ hasNextPage, endCursor }) => ({ hasNextPage, endCursor }),
    }),
    totalCount: t.int({
      nullable: true,
      description: 'Tasks that match; null if more than 10,000 would have to be counted.',
      resolve: (page) => page.count(),
    }),
  }),
});

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnectionRef,
    description: `Tasks the caller may see, newest first. A request looks through at most 10,000 tasks. With a filter that few of them match, a page
can therefore be short or even empty while \`hasNextPage\` is true: continue after its \`endCursor\`.`,
    args: {
      first: t.arg.int({
        required: true,
        defaultValue: limits.tasksPage.default,
        description: '1 to 100.',
      }),
      after: t.arg.string({ description: 'The cursor of an edge, or the `endCursor` of a page.' }),
      where: t.arg({ type: TaskFilterInput }),
    },
    resolve: (_root, args, { tasks }) =>
      tasks.list({
        first: pageSize(args.first, limits.tasksPage),
        after: args.after ?? undefined,
        where: taskFilterOf(args),
      }),
  }),
);
