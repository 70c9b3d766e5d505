import type { ReviewKind } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { notImplemented } from './errors.ts';
import { ReviewKindRef } from './review-kind.ts';
import { TaskRef } from './task.ts';

/** What is collected again and again. Instants are milliseconds since 1970. */
interface ScheduleState {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly productName: string;
  readonly maxReviews: number;
  readonly sources: readonly string[];
  readonly productUrls: readonly string[];
  readonly cron: string | null;
  readonly timeZone: string | null;
  readonly everySeconds: number | null;
  readonly nextRunAt: number | null;
  readonly lastTaskId: string | null;
}

const ScheduleRef = builder.objectRef<ScheduleState>('Schedule').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.expose('kind', { type: ReviewKindRef }),
    productName: t.exposeString('productName'),
    maxReviews: t.exposeInt('maxReviews'),
    sources: t.exposeStringList('sources'),
    productUrls: t.exposeStringList('productUrls'),
    cron: t.exposeString('cron', { nullable: true }),
    timeZone: t.exposeString('timeZone', { nullable: true }),
    everySeconds: t.exposeInt('everySeconds', { nullable: true }),
    nextRunAt: t.expose('nextRunAt', { type: 'DateTime', nullable: true }),
    lastTask: t.field({
      type: TaskRef,
      nullable: true,
      resolve: ({ lastTaskId }, _args, { tasks }) =>
        lastTaskId === null ? null : tasks.find(lastTaskId),
    }),
  }),
});

const ScheduleReviewsInput = builder.inputType('ScheduleReviewsInput', {
  fields: (t) => ({
    kind: t.field({ type: ReviewKindRef, required: true }),
    productName: t.string({ required: true }),
    maxReviews: t.int({ defaultValue: limits.maxReviews.default }),
    sources: t.stringList(),
    productUrls: t.stringList(),
    cron: t.string({
      description:
        'Either a cron pattern with its time zone, or an interval in seconds (60 at least).',
    }),
    timeZone: t.string({ defaultValue: 'UTC' }),
    everySeconds: t.int(),
  }),
});

builder.queryField('schedules', (t) =>
  t.field({
    type: [ScheduleRef],
    resolve: () => {
      throw notScheduled();
    },
  }),
);

builder.mutationField('scheduleReviews', (t) =>
  t.field({
    type: ScheduleRef,
    description: 'Collects again and again; each run is a task of its own.',
    args: { input: t.arg({ type: ScheduleReviewsInput, required: true }) },
    resolve: () => {
      throw notScheduled();
    },
  }),
);

builder.mutationField('deleteSchedule', (t) =>
  t.boolean({
    args: { id: t.arg.id({ required: true }) },
    resolve: () => {
      throw notScheduled();
    },
  }),
);

const notScheduled = () =>
  notImplemented(
    'This server does not keep schedules yet; start each run with fetchCommunityReviews, fetchStoreReviews or fetchGoogleReviews.',
  );
