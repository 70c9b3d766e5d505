import type { Failure } from '../../../contract/failure.ts';
import type { Progress, Result, TaskInput } from '../../../contract/task.ts';

/** Input for a task with one source, unless overridden. */
export const inputOf = (overrides: Partial<TaskInput> = {}): TaskInput => ({
  kind: 'STORE',
  productName: 'Brass kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: [],
  owner: 'owner-1',
  retryOf: null,
  scheduleId: null,
  ...overrides,
});

export const progressOf = (overrides: Partial<Progress> = {}): Progress => ({
  fraction: 0,
  found: 0,
  message: null,
  sources: [],
  ...overrides,
});

export const resultOf = (complete: boolean): Result => ({
  complete,
  summary: {
    count: 0,
    averageRating: null,
    averageSentiment: null,
    ratingHistogram: [0, 0, 0, 0, 0],
    bySource: [],
  },
});

export const failure: Failure = {
  code: 'ALL_SOURCES_FAILED',
  message: 'No shop answered.',
  source: null,
  retryable: true,
};
