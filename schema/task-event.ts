import type { TaskEventType } from '../contract/event.ts';
import { builder } from './builder.ts';
import { positionIn } from './cursor.ts';
import { taskNotFound } from './errors.ts';
import type { FeedItem } from './feed-item.ts';
import { ProgressRef } from './progress.ts';
import { ReviewResultRef } from './result.ts';
import { ReviewRef, reviewIdOf } from './review.ts';
import { ReviewCopyRef } from './review-details.ts';
import { seqDescription, TaskRef } from './task.ts';
import { TaskErrorRef } from './task-error.ts';
import { taskIdOf } from './task-id.ts';

/** Events have the same type names in the log and in the API. */
export const TaskEventRef = builder.interfaceRef<FeedItem>('TaskEvent').implement({
  resolveType: ({ type }) => type,
  fields: (t) => ({
    taskId: t.exposeID('taskId'),
    cursor: t.field({
      type: 'Cursor',
      resolve: ({ taskId, seq, nonce }) => ({ taskId, seq, nonce }),
    }),
    seq: t.exposeInt('seq', { description: seqDescription }),
    at: t.expose('at', { type: 'DateTime' }),
    attempt: t.exposeInt('attempt'),
  }),
});

builder.subscriptionField('taskEvents', (t) =>
  t.field({
    type: TaskEventRef,
    description: `Every event of one task, in order, exactly once, from the beginning or after \`after\`; completes after the final event. A reader
whose cursor is no longer in the log receives TaskResynced and continues from there.`,
    args: { id: t.arg.id({ required: true }), after: t.arg({ type: 'Cursor' }) },
    subscribe: (_root, args, { feed }) => {
      const taskId = taskIdOf(args);
      return feed.events(taskId, positionIn(taskId, args.after));
    },
    resolve: (event) => event,
  }),
);

const eventRef = <T extends TaskEventType | 'TaskResynced'>(type: T) =>
  builder.objectRef<Extract<FeedItem, { type: T }>>(type);

eventRef('TaskQueued').implement({ interfaces: [TaskEventRef] });

eventRef('TaskStarted').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({ worker: t.exposeString('worker') }),
});

eventRef('TaskProgressed').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({ progress: t.expose('progress', { type: ProgressRef }) }),
});

eventRef('ReviewsFound').implement({
  interfaces: [TaskEventRef],
  description: 'Partial results while the task runs. Each review appears once in the whole log.',
  fields: (t) => ({
    source: t.exposeString('source'),
    reviews: t.field({
      type: [ReviewRef],
      resolve: ({ taskId, reviews }) => reviews.map((review) => ({ ...review, taskId })),
    }),
  }),
});

eventRef('CopiesFound').implement({
  interfaces: [TaskEventRef],
  description: 'A review delivered earlier was found elsewhere too. It is still counted once.',
  fields: (t) => ({
    reviewId: t.id({ resolve: ({ taskId, fingerprint }) => reviewIdOf(taskId, fingerprint) }),
    copies: t.expose('copies', { type: [ReviewCopyRef] }),
  }),
});

eventRef('TaskRetrying').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({
    progress: t.expose('progress', { type: ProgressRef }),
    error: t.expose('error', { type: TaskErrorRef }),
    retryAt: t.expose('retryAt', { type: 'DateTime' }),
  }),
});

eventRef('TaskSucceeded').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    progress: t.expose('progress', { type: ProgressRef }),
    result: t.field({
      type: ReviewResultRef,
      resolve: ({ taskId, result }, _args, { tasks }) => ({
        ...result,
        taskId,
        readTask: async () => {
          const task = await tasks.find(taskId);
          if (!task) throw taskNotFound(taskId);
          return task;
        },
      }),
    }),
  }),
});

eventRef('TaskFailed').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    progress: t.expose('progress', { type: ProgressRef }),
    error: t.expose('error', { type: TaskErrorRef }),
  }),
});

eventRef('TaskRevoked').implement({
  interfaces: [TaskEventRef],
  fields: (t) => ({
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    progress: t.expose('progress', { type: ProgressRef }),
  }),
});

eventRef('TaskResynced').implement({
  interfaces: [TaskEventRef],
  description:
    'Sent in place of events that can no longer be delivered: the whole state, followed by live events.',
  fields: (t) => ({ task: t.expose('task', { type: TaskRef }) }),
});
