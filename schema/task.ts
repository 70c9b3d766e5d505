import type { Task } from '../contract/task.ts';
import { builder } from './builder.ts';
import { ofTask } from './collected-reviews.ts';
import { momentary } from './momentary.ts';
import { pricedInLists } from './price.ts';
import { ProgressRef } from './progress.ts';
import { ReviewResultRef } from './result.ts';
import { ReviewConnectionRef, reviewPageArgs } from './review-connection.ts';
import { ReviewFilterInput, reviewFilterOf } from './review-filter.ts';
import { ReviewKindRef } from './review-kind.ts';
import { isRestricting } from './review-matcher.ts';
import { reviewPage } from './review-page.ts';
import { ReviewSummaryRef } from './summary.ts';
import { TaskErrorRef } from './task-error.ts';
import { taskIdOf } from './task-id.ts';
import { TaskStatusRef } from './task-status.ts';
import { servedThemes } from './theme.ts';

/** Of events and of states. */
export const seqDescription =
  'The number of this event in the log, or of the last event that this state includes. Of two, the one with the higher number is newer.';

/** Resolved from one state of the task. Ports are called only for the fields that need them. */
export const TaskRef = builder.objectRef<Task>('Task').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: ReviewKindRef }),
    productName: t.exposeString('productName'),
    status: t.expose('status', { type: TaskStatusRef }),
    attempt: t.exposeInt('attempt', {
      description: '0 until a worker claims the task, then the number of the attempt, from 1.',
    }),
    progress: t.expose('progress', { type: ProgressRef }),
    result: t.field({
      ...pricedInLists(50),
      type: ReviewResultRef,
      nullable: true,
      description: 'Null until the task has succeeded.',
      resolve: (task) =>
        task.result && { ...task.result, taskId: task.id, readTask: async () => task },
    }),
    reviews: t.field({
      ...pricedInLists(50),
      type: ReviewConnectionRef,
      args: reviewPageArgs,
      description:
        'What has been collected so far, in any state: while the task runs, and also after it has failed or been canceled.',
      resolve: (task, args, { tasks }) =>
        reviewPage(async () => ofTask(task.id, await tasks.reviews(task)), args),
    }),
    summary: t.field({
      ...pricedInLists(50),
      type: ReviewSummaryRef,
      args: { where: t.arg({ type: ReviewFilterInput }) },
      description:
        'Summarizes what has been collected so far, in any state. Computed once for each state and filter, however many ask.',
      resolve: async (task, args, { tasks }) => {
        const filter = reviewFilterOf(args);
        const details = () => tasks.summary(task, filter);
        const themes = () =>
          servedThemes(tasks.themes(task, filter), async () =>
            ofTask(task.id, await tasks.reviews(task)),
          );
        const stored = isRestricting(filter) ? null : task.result;
        return { ...(stored ? stored.summary : await details()), details, themes };
      },
    }),
    error: t.expose('error', {
      type: TaskErrorRef,
      nullable: true,
      description: 'Why the last attempt ended; set in RETRY and FAILURE.',
    }),
    retryAt: t.expose('retryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the next attempt starts; set in RETRY.',
    }),
    queuePosition: t.int({
      extensions: { ...pricedInLists(50).extensions, ...momentary },
      nullable: true,
      description:
        'How many jobs are ahead of this one; set in PENDING. Computed when read; changes are not pushed.',
      resolve: (task, _args, { tasks }) =>
        task.status === 'PENDING' ? tasks.queuePosition(task) : null,
    }),
    maxReviews: t.exposeInt('maxReviews'),
    sources: t.exposeStringList('sources', { description: 'The sources it collects from.' }),
    newReviews: t.int({
      nullable: true,
      description: 'For a run of a schedule: how many of its reviews no earlier run had found.',
      resolve: ({ result }) => result?.newReviews ?? null,
    }),
    watchToken: t.string({
      nullable: true,
      description:
        'Lets its bearer read this task. Null for callers other than the owner and operators.',
      resolve: (task, _args, { tasks }) => tasks.watchToken(task),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true }),
    durationMs: t.float({
      nullable: true,
      description: 'From the start of the first attempt to the end; null until it is finished.',
      resolve: ({ startedAt, finishedAt }) =>
        startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: `When a finished task and its reviews are deleted: one hour after \`finishedAt\` by default. The tasks of a collection expire
together, and this is null until all of them have finished.`,
    }),
    retryOf: t.exposeID('retryOf', { nullable: true }),
    scheduleId: t.exposeID('scheduleId', { nullable: true }),
    collectionId: t.id({
      nullable: true,
      resolve: ({ collection }) => collection?.id ?? null,
    }),
    owner: t.string({
      nullable: true,
      description: `Identifies the caller who started it without revealing the key: the first 24 hexadecimal digits of the key's SHA-256, \`operator\`,
or \`anonymous\`. Null for callers other than operators.`,
      resolve: (task, _args, { tasks }) => tasks.owner(task),
    }),
    cursor: t.field({
      type: 'Cursor',
      description:
        'The position of this state in the event log: `taskEvents(after:)` continues from it and misses nothing.',
      resolve: ({ id, position }) => ({ taskId: id, ...position }),
    }),
    seq: t.int({ description: seqDescription, resolve: ({ position }) => position.seq }),
  }),
});

builder.queryField('taskStatus', (t) =>
  t.field({
    type: TaskRef,
    nullable: true,
    description:
      'The current state of the task; null if the ID is unknown or the task has expired. For polling.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, args, { tasks }) => tasks.find(taskIdOf(args)),
  }),
);

builder.subscriptionField('taskStatus', (t) =>
  t.field({
    type: TaskRef,
    description: `The query of the same name, pushed: the current state of the task, then each change. Completes once the task is finished. A slow
reader receives the newest state, never a backlog. An unknown ID causes the error TASK_NOT_FOUND, followed by completion.`,
    args: { id: t.arg.id({ required: true }) },
    subscribe: (_root, args, { feed }) => feed.states(taskIdOf(args)),
    resolve: (task) => task,
  }),
);
