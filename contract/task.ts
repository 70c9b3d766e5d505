import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { reviewKindSchema } from './kinds.ts';

/** The states of a task. The names are those of Celery, so that existing clients understand them. */
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
 * The allowed changes of state. STARTED to STARTED means that another attempt takes over from a lost worker. There is no way out
 * of a final state.
 */
export const transitions: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  PENDING: ['STARTED', 'FAILURE', 'REVOKED'],
  STARTED: ['STARTED', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED'],
  RETRY: ['STARTED', 'FAILURE', 'REVOKED'],
  SUCCESS: [],
  FAILURE: [],
  REVOKED: [],
};

/** Whether the state is final. */
export const isFinal = (status: TaskStatus): boolean => transitions[status].length === 0;

export const sourceStatuses = ['WAITING', 'COLLECTING', 'DONE', 'FAILED', 'SKIPPED'] as const;

export const sourceProgressSchema = z.object({
  source: z.string(),
  status: z.enum(sourceStatuses),
  /**
   * From 0 to 1. Never decreases within an attempt; 1 once the source is done or has failed. Missing in records of earlier
   * releases.
   */
  fraction: z.number().min(0).max(1).default(0),
  /** Reviews collected from it so far, by all attempts. */
  found: z.number().int(),
  /** Reviews left out because they are empty, duplicates, or about another product. */
  dropped: z.number().int(),
  error: failureSchema.nullable(),
  /** When the cooldown of a rate-limited source ends, in milliseconds since 1970. */
  cooldownUntil: z.number().int().nullable(),
});

export type SourceProgress = z.infer<typeof sourceProgressSchema>;

/** The progress of a source that has not started. */
export const waitingSource = (source: string): SourceProgress => ({
  source,
  status: 'WAITING',
  fraction: 0,
  found: 0,
  dropped: 0,
  error: null,
  cooldownUntil: null,
});

export const progressSchema = z.object({
  /**
   * From 0 to 1: the mean of the fractions of its sources, without the skipped ones. Never decreases within an attempt; 1 only in
   * SUCCESS.
   */
  fraction: z.number().min(0).max(1),
  found: z.number().int(),
  message: z.string().nullable(),
  sources: z.array(sourceProgressSchema),
});

export type Progress = z.infer<typeof progressSchema>;

/** From -1 to 1. Missing in records of earlier releases. */
const averageSentimentSchema = z.number().min(-1).max(1).nullable().default(null);

const sourceSummarySchema = z.object({
  source: z.string(),
  count: z.number().int(),
  averageRating: z.number().nullable(),
  averageSentiment: averageSentimentSchema,
  /** The average rating reported by the source, from 1 to 5. */
  statedRating: z.number().nullable(),
  /** The number of reviews reported by the source. */
  statedCount: z.number().int().nullable(),
  /** The number of reviews with 1, 2, 3, 4 and 5 stars reported by the source. Missing in records of earlier releases. */
  statedHistogram: z.array(z.number().int()).length(5).nullable().default(null),
});

export type SourceSummary = z.infer<typeof sourceSummarySchema>;

export const summarySchema = z.object({
  count: z.number().int(),
  averageRating: z.number().nullable(),
  averageSentiment: averageSentimentSchema,
  /** The number of reviews with 1, 2, 3, 4 and 5 stars. Ratings are rounded half up. */
  ratingHistogram: z.array(z.number().int()).length(5),
  bySource: z.array(sourceSummarySchema),
});

export type Summary = z.infer<typeof summarySchema>;

export const resultSchema = z.object({
  /** False if at least one source failed. */
  complete: z.boolean(),
  summary: summarySchema,
  /** The number of reviews that no earlier run of the schedule found; missing if the task has no schedule. */
  newReviews: z.number().int().optional(),
});

export type Result = z.infer<typeof resultSchema>;

/** What a task was started with. Never changes. */
export const taskInputSchema = z.object({
  kind: reviewKindSchema,
  productName: z.string(),
  maxReviews: z.number().int(),
  /** The sources to collect from. */
  sources: z.array(z.string()),
  productUrls: z.array(z.string()),
  /** The caller who started it; the empty string for anonymous callers. */
  owner: z.string(),
  retryOf: z.string().nullable(),
  scheduleId: z.string().nullable(),
  /** For a retry of a run of a schedule: when that run was created, in milliseconds since 1970. */
  runAt: z.number().int().optional(),
  /** Seconds that the task is kept once it is finished. Default: the operator's setting. */
  keepFor: z.number().int().optional(),
  /** The collection that it was started for, and when that was created, in milliseconds since 1970. */
  collection: z.object({ id: z.string(), createdAt: z.number().int() }).optional(),
});

export type TaskInput = z.infer<typeof taskInputSchema>;

/** A position in the log of a task. */
export const positionSchema = z.object({
  /** The number of the event: from 1, without gaps. */
  seq: z.number().int().min(1),
  /** The random tag of the event. It differs if a failover lost the event and its number was reused. */
  nonce: z.string(),
});

export type Position = z.infer<typeof positionSchema>;

/** The state of a task at one position in its log. Times are in milliseconds since 1970, by the clock of Redis. */
export const taskSchema = taskInputSchema.extend({
  id: z.string(),
  status: taskStatusSchema,
  /** The number of the current attempt, 0 before the first. It is also the fence that writers present. */
  attempt: z.number().int(),
  progress: progressSchema,
  result: resultSchema.nullable(),
  error: failureSchema.nullable(),
  retryAt: z.number().int().nullable(),
  createdAt: z.number().int(),
  startedAt: z.number().int().nullable(),
  finishedAt: z.number().int().nullable(),
  /** Null until it is finished; for a task of a collection, until all of that is. */
  expiresAt: z.number().int().nullable(),
  position: positionSchema,
});

export type Task = z.infer<typeof taskSchema>;
