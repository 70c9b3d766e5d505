import { limits } from '../contract/limits.ts';
import type { ScheduleRun } from '../contract/schedule.ts';
import { builder } from './builder.ts';
import type { ScheduleState } from './context.ts';
import { pageSize } from './page-size.ts';
import { ReviewKindRef } from './review-kind.ts';
import { scheduleRequest } from './schedule-request.ts';
import { StartedTaskRef } from './started-task.ts';
import { TaskRef } from './task.ts';
import { TaskStatusRef } from './task-status.ts';

const ScheduleRunRef = builder.objectRef<ScheduleRun>('ScheduleRun').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When its task was created.' }),
    taskId: t.exposeID('taskId'),
    status: t.expose('status', { type: TaskStatusRef }),
    found: t.exposeInt('found'),
    newReviews: t.exposeInt('newReviews', {
      nullable: true,
      description: 'The reviews that no earlier run had found; null unless it succeeded.',
    }),
    averageRating: t.exposeFloat('averageRating', { nullable: true }),
  }),
});

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
    pausedSince: t.expose('pausedSince', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    nextRunAt: t.expose('nextRunAt', { type: 'DateTime', nullable: true }),
    refusal: t.exposeString('refusal', {
      nullable: true,
      description:
        'Why the run that is due has not started: the limit that refused it, which is tried again every 30 s. Null otherwise.',
    }),
    lastTask: t.field({
      type: TaskRef,
      nullable: true,
      description:
        'The task of the last run; null before the first run and once the task has expired.',
      resolve: (schedule, _args, { schedules }) => schedules.lastTask(schedule),
    }),
    runs: t.field({
      type: [ScheduleRunRef],
      description:
        'Newest first; the last 100 are kept while the schedule exists, longer than their tasks.',
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: limits.runs.default,
          description: `${limits.runs.min} to ${limits.runs.max}.`,
        }),
      },
      resolve: (schedule, { first }, { schedules }) =>
        schedules.runs(schedule, pageSize(first, limits.runs)),
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

builder.queryField('schedule', (t) =>
  t.field({
    type: ScheduleRef,
    nullable: true,
    description: 'The schedule; null if the ID is unknown.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { schedules }) => schedules.find(id),
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

builder.mutationField('updateSchedule', (t) =>
  t.field({
    type: ScheduleRef,
    description:
      'Replaces everything but the ID. What earlier runs have found is kept unless kind or product change. If the times change, the next run is at the next matching time, or one interval from now.',
    args: {
      id: t.arg.id({ required: true }),
      input: t.arg({ type: ScheduleReviewsInput, required: true }),
    },
    resolve: (_root, { id, input }, { schedules }) => schedules.update(id, scheduleRequest(input)),
  }),
);

builder.mutationField('runSchedule', (t) =>
  t.field({
    type: StartedTaskRef,
    description:
      'Runs a schedule now, in addition to its times and even if it is paused. Joins a run that is in progress. Counts as a start.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { schedules }) => schedules.run(id),
  }),
);

builder.mutationField('pauseSchedule', (t) =>
  t.field({
    type: ScheduleRef,
    description: 'The schedule does not run until it is resumed. A run in progress continues.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { schedules }) => schedules.pause(id),
  }),
);

builder.mutationField('resumeSchedule', (t) =>
  t.field({
    type: ScheduleRef,
    description: 'The schedule runs again at its next time. Times that it missed are skipped.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { schedules }) => schedules.resume(id),
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
