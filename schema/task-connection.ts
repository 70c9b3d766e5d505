import { z } from 'zod';
import { reviewKindSchema } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import { type Task, taskStatusSchema } from '../contract/task.ts';
import { builder } from './builder.ts';
import type { TaskPage } from './context.ts';
import { type PageInfo, PageInfoRef } from './page-info.ts';
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

const TaskFilterInput = builder.inputType('TaskFilter', {
  description:
    'An item must meet every condition. A condition that is omitted, null, or an empty list is met by every item.',
  fields: (t) => ({
    status: t.field({ type: [TaskStatusRef] }),
    kind: t.field({ type: [ReviewKindRef] }),
    productName: t.string({
      description:
        'The whole name, compared after NFKC normalization, ignoring case and repeated spaces.',
    }),
    search: t.string({
      description:
        'A task ID, or words that must each begin a word of the product name, ignoring case and accents. 1 to 200 characters.',
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
    resolve: async (_root, args, { tasks }) => {
      const { where } = parseInput(whereSchema, args);
      const { edges, ...pageInfo } = await tasks.list({
        first: pageSize(args.first, limits.tasksPage),
        after: args.after ?? undefined,
        status: where?.status?.length ? where.status : undefined,
        kind: where?.kind?.length ? where.kind : undefined,
        productName: where?.productName ?? undefined,
        search: where?.search ?? undefined,
      });
      return { edges, pageInfo };
    },
  }),
);

const { min, max } = limits.taskSearch;

const searchSchema = z
  .string()
  .trim()
  .refine((text) => text.length >= min && [...text].length <= max, `${min} to ${max} characters`);

const whereSchema = z.object({
  where: z
    .object({
      status: z.array(taskStatusSchema).nullish(),
      kind: z.array(reviewKindSchema).nullish(),
      productName: productNameSchema.nullish(),
      search: searchSchema.nullish(),
    })
    .nullish(),
});
