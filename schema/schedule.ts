import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import type { ScheduleState } from './context.ts';
import { ReviewKindRef } from './review-kind.ts';
import { scheduleRequest } from './schedule-request.ts';
import { TaskRef } from './task.ts';

const ScheduleRef = builder.objectRef<ScheduleState>('Schedule').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: ReviewKindRef }),
    productName: t.exposeString('productName'),
    maxReviews: t.exposeInt('maxReviews'),
    sources: t.stringList({
      description: 'The sources that runs collect from; empty if they use every configured one.',
      resolve: ({ sources }) => sources ?? [],
    }),
    productUrls: t.exposeStringList('productUrls'),
    cron: t.exposeString('cron', { nullable: true }),
    timeZone: t.exposeString('timeZone', { nullable: true }),
    everySeconds: t.exposeInt('everySeconds', { nullable: true }),
    nextRunAt: t.expose('nextRunAt', { type: 'DateTime', nullable: true }),
    lastTask: t.field({
      type: TaskRef,
      nullable: true,
      description:
        'The task of the last run; null before the first run and once the task has expired.',
      resolve: (schedule, _args, { schedules }) => schedules.lastTask(schedule),
    }),
  }),
});

const ScheduleReviewsInput = builder.inputType('ScheduleReviewsInput', {
  fields: (t) => ({
    kind: t.field({ type: ReviewKindRef, required: true }),
    productName: t.string({ required: true }),
    maxReviews: t.int({ required: true, defaultValue: limits.maxReviews.default }),
    sources: t.stringList(),
    productUrls: t.stringList(),
    cron: t.string({
      description:
        'Either a cron pattern with its time zone, or an interval in seconds (at least 60).',
    }),
    timeZone: t.string({ required: true, defaultValue: 'UTC' }),
    everySeconds: t.int(),
  }),
});

builder.queryField('schedules', (t) =>
  t.field({
    type: [ScheduleRef],
    resolve: (_root, _args, { schedules }) => schedules.list(),
  }),
);

builder.mutationField('scheduleReviews', (t) =>
  t.field({
    type: ScheduleRef,
    description: 'Repeats a collection on a schedule; each run is a task of its own.',
    args: { input: t.arg({ type: ScheduleReviewsInput, required: true }) },
    resolve: (_root, { input }, { schedules }) => schedules.create(scheduleRequest(input)),
  }),
);

builder.mutationField('deleteSchedule', (t) =>
  t.boolean({
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { schedules }) => {
      await schedules.delete(id);
      return true;
    },
  }),
);
