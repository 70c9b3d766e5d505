import { limits } from '../contract/limits.ts';
import type { Task } from '../contract/task.ts';
import { builder } from './builder.ts';
import { assertCheapLiveList } from './live-list.ts';
import { PageInfoRef } from './page-info.ts';
import { pageSize } from './page-size.ts';
import { TaskRef } from './task.ts';
import { TaskFilterInput, taskFilterOf } from './task-filter.ts';
import type { TaskPage } from './task-query.ts';

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

const listArgs = builder.args((t) => ({
  first: t.int({
    required: true,
    defaultValue: limits.tasksPage.default,
    description: '1 to 100.',
  }),
  where: t.field({ type: TaskFilterInput }),
}));

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnectionRef,
    description: `Tasks the caller may see, newest first. A request looks through at most 10,000 tasks. With a filter that few of them match, a page
can therefore be short or even empty while \`hasNextPage\` is true: continue after its \`endCursor\`.`,
    args: {
      ...listArgs,
      after: t.arg.string({ description: 'The cursor of an edge, or the `endCursor` of a page.' }),
    },
    resolve: (_root, args, { tasks }) =>
      tasks.list({ ...listOf(args), after: args.after ?? undefined }),
  }),
);

builder.subscriptionField('tasks', (t) =>
  t.field({
    type: TaskConnectionRef,
    description: `The first page of the query of the same name, pushed: now, then whenever a task enters or leaves it, or its status, attempt, or
progress changes, at most once a second. A slow reader receives the newest page. Never completes by itself. Selecting \`summary\`,
\`result\`, or \`reviews\` of the tasks fails with TOO_EXPENSIVE.`,
    args: listArgs,
    subscribe: (_root, args, { feed }, info) => {
      assertCheapLiveList(info);
      return feed.pages(listOf(args));
    },
    resolve: (page) => page,
  }),
);

const listOf = (args: { readonly first: number; readonly where?: unknown }) => ({
  first: pageSize(args.first, limits.tasksPage),
  where: taskFilterOf(args),
});
