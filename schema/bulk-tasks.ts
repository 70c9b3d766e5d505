import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import type { BulkRequest, BulkResult } from './context.ts';
import { RetryScopeRef } from './retry-scope.ts';
import { restrictingFilterOf, TaskFilterInput } from './task-filter.ts';

const most = limits.bulkTasks.max.toLocaleString('en-US');

const BulkResultRef = builder.objectRef<BulkResult>('BulkResult').implement({
  description: 'What a bulk mutation did.',
  fields: (t) => ({
    matched: t.exposeInt('matched', {
      description:
        'Tasks that match and that the mutation changes, or would change without `dryRun`.',
    }),
    changed: t.exposeInt('changed', {
      description: 'Tasks that were changed; 0 for a dry run.',
    }),
    hasMore: t.exposeBoolean('hasMore', {
      description: `More tasks match than one call handles: ${most}, or fewer if a limit on starts was reached or the time for a request was over. Call again for the rest.`,
    }),
  }),
});

const bulkArgs = builder.args((t) => ({
  where: t.field({ type: TaskFilterInput, required: true }),
  dryRun: t.boolean({ required: true, defaultValue: false, description: 'Only counts.' }),
}));

builder.mutationField('cancelTasks', (t) =>
  t.field({
    type: BulkResultRef,
    description: `Cancels every unfinished task that matches and that the caller may see; with \`dryRun\` it only counts. A filter that
restricts nothing fails with BAD_USER_INPUT, here and in \`retryTasks\` and \`deleteTasks\`.`,
    args: bulkArgs,
    resolve: (_root, args, { tasks }) => tasks.cancelEach(requestOf(args)),
  }),
);

builder.mutationField('retryTasks', (t) =>
  t.field({
    type: BulkResultRef,
    description: `Retries every matching task that ended in FAILURE or REVOKED, or in SUCCESS with an incomplete result, and that has not been
retried yet. However often it is called, and whatever fails in between, no task is retried twice. Each retry counts as a start of the
caller, unless the caller is an operator.`,
    args: {
      ...bulkArgs,
      scope: t.arg({ type: RetryScopeRef, required: true, defaultValue: 'FAILED_SOURCES' }),
    },
    resolve: (_root, args, { tasks }) => tasks.retryEach(requestOf(args), args.scope),
  }),
);

builder.mutationField('deleteTasks', (t) =>
  t.field({
    type: BulkResultRef,
    description: 'Deletes every matching finished task, its log, and its reviews.',
    args: bulkArgs,
    resolve: (_root, args, { tasks }) => tasks.deleteEach(requestOf(args)),
  }),
);

const requestOf = (args: { readonly where: object; readonly dryRun: boolean }): BulkRequest => ({
  where: restrictingFilterOf(args),
  dryRun: args.dryRun,
});
