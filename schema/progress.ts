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
    status: t.expose('status', { type: SourceStatusRef }),
    found: t.exposeInt('found'),
    dropped: t.exposeInt('dropped', {
      description: 'Left out: another product, a duplicate, no content.',
    }),
    error: t.expose('error', { type: TaskErrorRef, nullable: true }),
    cooldownUntil: t.expose('cooldownUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when a rate-limited source is paused.',
    }),
  }),
});

export const ProgressRef = builder.objectRef<Progress>('Progress').implement({
  fields: (t) => ({
    fraction: t.exposeFloat('fraction', {
      description: '0 to 1. Never decreases within an attempt; 1 only in SUCCESS.',
    }),
    found: t.exposeInt('found', {
      description: 'Reviews collected so far, without duplicates.',
    }),
    message: t.exposeString('message', { nullable: true }),
    sources: t.expose('sources', { type: [SourceProgressRef] }),
  }),
});
