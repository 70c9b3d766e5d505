import { z } from 'zod';
import { limits } from '../contract/limits.ts';
import type { Task } from '../contract/task.ts';
import { builder } from './builder.ts';
import type { TaskPage } from './context.ts';
import { type PageInfo, PageInfoRef, pageInfoOf } from './page-info.ts';
import { pageSize } from './page-size.ts';
import { parseInput } from './parse-input.ts';
import { productNameSchema } from './product-name.ts';
import { ReviewKindRef } from './review-kind.ts';
import { TaskRef } from './task.ts';
import { TaskStatusRef } from './task-status.ts';

const TaskEdgeRef = builder
  .objectRef<{ readonly cursor: string; readonly task: Task }>('TaskEdge')
  .implement({
    fields: (t) => ({
      cursor: t.exposeString('cursor'),
      node: t.expose('task', { type: TaskRef }),
    }),
  });

const TaskConnectionRef = builder
  .objectRef<{ readonly edges: TaskPage['edges']; readonly pageInfo: PageInfo }>('TaskConnection')
  .implement({
    fields: (t) => ({
      edges: t.expose('edges', { type: [TaskEdgeRef] }),
      pageInfo: t.expose('pageInfo', { type: PageInfoRef }),
    }),
  });

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnectionRef,
    description: 'Tasks that the caller may see, newest first; `first` is 1 to 100.',
    args: {
      first: t.arg.int({ defaultValue: limits.tasksPage.default }),
      after: t.arg.string({ description: 'The cursor of an edge.' }),
      status: t.arg({
        type: [TaskStatusRef],
        description: 'Only these; an empty list means all.',
      }),
      kind: t.arg({ type: [ReviewKindRef], description: 'Only these; an empty list means all.' }),
      productName: t.arg.string({
        description: 'The whole name, compared by NFKC, without case, spaces folded.',
      }),
    },
    resolve: async (_root, args, { tasks }) => {
      const { productName } = parseInput(filterSchema, args);
      const { edges, hasNextPage } = await tasks.list({
        first: pageSize(args.first, limits.tasksPage),
        after: args.after ?? undefined,
        status: args.status?.length ? args.status : undefined,
        kind: args.kind?.length ? args.kind : undefined,
        productName: productName ?? undefined,
      });
      const previous = typeof args.after === 'string';
      return { edges, pageInfo: pageInfoOf(edges, { next: hasNextPage, previous }) };
    },
  }),
);

const filterSchema = z.object({ productName: productNameSchema.nullish() });
