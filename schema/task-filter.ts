import { z } from 'zod';
import { failureCodes } from '../contract/failure.ts';
import { reviewKindSchema, reviewKinds } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import { taskStatuses, taskStatusSchema } from '../contract/task.ts';
import { builder } from './builder.ts';
import { instantSchema } from './date-time.ts';
import { badInput } from './errors.ts';
import { anyOf, optional, parseInput, textOf } from './parse-input.ts';
import { productNameSchema } from './product-name.ts';
import { ReviewKindRef } from './review-kind.ts';
import type { TaskFilter } from './task-query.ts';
import { TaskStatusRef } from './task-status.ts';

export const TaskFilterInput = builder.inputType('TaskFilter', {
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
    scheduleId: t.id({ description: 'The runs of this schedule, and retries of them.' }),
    collectionId: t.id({
      description: 'The tasks of this collection, and those that were retried.',
    }),
    owner: t.string({
      description: '`Task.owner`. Operators only; for other callers it fails with FORBIDDEN.',
    }),
    errorCode: t.string({ description: 'The code of `Task.error`.' }),
    complete: t.boolean({ description: 'For SUCCESS: whether every source finished.' }),
    createdFrom: t.field({ type: 'DateTime', description: 'Inclusive.' }),
    createdUntil: t.field({ type: 'DateTime', description: 'Exclusive.' }),
  }),
});

/** Validates the `where` argument. @throws BAD_USER_INPUT for the first invalid condition. */
export const taskFilterOf = (args: { readonly where?: unknown }): TaskFilter =>
  parseInput(whereSchema, args).where;

/**
 * Validates a `where` argument that must restrict something. Naming every status or every kind restricts nothing.
 *
 * @throws BAD_USER_INPUT
 */
export const restrictingFilterOf = (args: { readonly where: object }): TaskFilter => {
  const filter = taskFilterOf(args);
  const { status, kind, ...others } = filter;
  const isRestricting =
    isPart(status, taskStatuses) ||
    isPart(kind, reviewKinds) ||
    Object.values(others).some((condition) => condition !== undefined);
  if (isRestricting) return filter;
  throw badInput('where', args.where, 'a filter that restricts something, such as a status');
};

const isPart = <T>(some: readonly T[] | undefined, all: readonly T[]): boolean =>
  some !== undefined && new Set(some).size < all.length;

const whereSchema = z.object({
  where: z
    .object({
      status: anyOf(taskStatusSchema),
      kind: anyOf(reviewKindSchema),
      productName: optional(productNameSchema),
      search: optional(textOf(limits.taskSearch)),
      scheduleId: optional(textOf(limits.filteredId)),
      collectionId: optional(textOf(limits.filteredId)),
      owner: optional(textOf(limits.filteredId)),
      errorCode: optional(z.enum(failureCodes, `one of ${failureCodes.join(', ')}`)),
      complete: optional(z.boolean()),
      createdFrom: optional(instantSchema),
      createdUntil: optional(instantSchema),
    })
    .nullish()
    .transform((where) => where ?? {}),
});
