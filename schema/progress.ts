import { catalogueRow, isSourceName } from '../contract/catalogue.ts';
import type { Progress, SourceProgress, sourceStatuses } from '../contract/task.ts';
import { builder } from './builder.ts';
import { TaskErrorRef } from './task-error.ts';

const SourceStatusRef = builder.enumType('SourceStatus', {
  values: {
    WAITING: {},
    COLLECTING: {},
    DONE: {},
    FAILED: {},
    SKIPPED: { description: 'Not configured, or not requested.' },
  } satisfies Record<(typeof sourceStatuses)[number], { description?: string }>,
});

const SourceProgressRef = builder.objectRef<SourceProgress>('SourceProgress').implement({
  fields: (t) => ({
    source: t.exposeString('source'),
    title: t.string({
      description: 'The display name of the source, such as Hacker News.',
      resolve: ({ source }) => (isSourceName(source) ? catalogueRow(source).title : source),
    }),
    status: t.expose('status', { type: SourceStatusRef }),
    fraction: t.exposeFloat('fraction', {
      description:
        '0 to 1. Never decreases within an attempt; 1 once the source is done or has failed.',
    }),
    found: t.exposeInt('found'),
    dropped: t.exposeInt('dropped', {
      description: 'Items left out: about another product, duplicate, or without content.',
    }),
    error: t.expose('error', { type: TaskErrorRef, nullable: true }),
    cooldownUntil: t.expose('cooldownUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'When the cooldown of the source ends; null if it has none.',
    }),
  }),
});

export const ProgressRef = builder.objectRef<Progress>('Progress').implement({
  fields: (t) => ({
    fraction: t.exposeFloat('fraction', {
      description:
        '0 to 1: the mean of its sources, not counting skipped ones. Never decreases within an attempt; 1 only in SUCCESS.',
    }),
    found: t.exposeInt('found', {
      description: 'Reviews collected so far, without duplicates.',
    }),
    message: t.exposeString('message', { nullable: true }),
    sources: t.expose('sources', { type: [SourceProgressRef] }),
  }),
});
