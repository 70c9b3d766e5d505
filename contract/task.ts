import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { reviewKindSchema } from './kinds.ts';

/** The state names that Celery clients already switch on. */
export const taskStatuses = [
  'PENDING',
  'STARTED',
  'RETRY',
  'SUCCESS',
  'FAILURE',
  'REVOKED',
] as const;

export const taskStatusSchema = z.enum(taskStatuses);

export type TaskStatus = z.infer<typeof taskStatusSchema>;

/**
 * The legal moves between states. STARTED to STARTED is another attempt taking over from a worker that was lost; nothing
 * leaves a final state.
 */
export const transitions: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  PENDING: ['STARTED', 'FAILURE', 'REVOKED'],
  STARTED: ['STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  RETRY: ['STARTED', 'FAILURE', 'REVOKED'],
  SUCCESS: [],
  FAILURE: [],
  REVOKED: [],
};

/** Whether a task in this state is finished for good. */
export const isFinal = (status: TaskStatus): boolean => transitions[status].length === 0;

export const sourceStatuses = ['WAITING', 'COLLECTING', 'DONE', 'FAILED', 'SKIPPED'] as const;

export const sourceProgressSchema = z.object({
  source: z.string(),
  status: z.enum(sourceStatuses),
  /** Reviews collected from it so far, over all attempts. */
  found: z.number().int(),
  /** Left out: another product, a duplicate, empty. */
  dropped: z.number().int(),
  error: failureSchema.nullable(),
  /** Until when a rate-limited source rests, in milliseconds since 1970. */
  cooldownUntil: z.number().int().nullable(),
});

export type SourceProgress = z.infer<typeof sourceProgressSchema>;

export const progressSchema = z.object({
  /** 0 to 1, never falling within an attempt, 1 only in SUCCESS. */
  fraction: z.number().min(0).max(1),
  found: z.number().int(),
  message: z.string().nullable(),
  sources: z.array(sourceProgressSchema),
});

export type Progress = z.infer<typeof progressSchema>;

/** -1 to 1; records of earlier releases have none. */
const averageSentimentSchema = z.number().min(-1).max(1).nullable().default(null);

export const sourceSummarySchema = z.object({
  source: z.string(),
  count: z.number().int(),
  averageRating: z.number().nullable(),
  averageSentiment: averageSentimentSchema,
  /** What the source itself states, on the scale of 5. */
  statedRating: z.number().nullable(),
  statedCount: z.number().int().nullable(),
});

export const summarySchema = z.object({
  count: z.number().int(),
  averageRating: z.number().nullable(),
  averageSentiment: averageSentimentSchema,
  /** How many reviews of 1, 2, 3, 4 and 5 stars, each rating rounded half up. */
  ratingHistogram: z.array(z.number().int()).length(5),
  bySource: z.array(sourceSummarySchema),
});

export type Summary = z.infer<typeof summarySchema>;

export const resultSchema = z.object({
  /** False when some source failed. */
  complete: z.boolean(),
  summary: summarySchema,
  /** How many of its reviews no earlier run of its schedule had; left out where there is none. */
  newReviews: z.number().int().optional(),
});

export type Result = z.infer<typeof resultSchema>;

/** What was asked for: never changes while the task lives. */
export const taskInputSchema = z.object({
  kind: reviewKindSchema,
  productName: z.string(),
  maxReviews: z.number().int(),
  /** The sources to collect from. */
  sources: z.array(z.string()),
  productUrls: z.array(z.string()),
  /** Who started it: the empty string where access is open. */
  owner: z.string(),
  retryOf: z.string().nullable(),
  scheduleId: z.string().nullable(),
});

export type TaskInput = z.infer<typeof taskInputSchema>;

/** Where in a task's log a state or a reader stands. */
export const positionSchema = z.object({
  /** Number of the entry, from 1 without holes. */
  seq: z.number().int().min(1),
  /** The entry's own random nonce. */
  nonce: z.string(),
});

export type Position = z.infer<typeof positionSchema>;

/** A task as it is at one position of its log. Instants are milliseconds since 1970 by the clock of Redis. */
export const taskSchema = taskInputSchema.extend({
  id: z.string(),
  status: taskStatusSchema,
  /** 1 in the first run, 0 before it; also the fence that its writers show. */
  attempt: z.number().int(),
  progress: progressSchema,
  result: resultSchema.nullable(),
  error: failureSchema.nullable(),
  retryAt: z.number().int().nullable(),
  createdAt: z.number().int(),
  startedAt: z.number().int().nullable(),
  finishedAt: z.number().int().nullable(),
  expiresAt: z.number().int().nullable(),
  position: positionSchema,
});

export type Task = z.infer<typeof taskSchema>;
