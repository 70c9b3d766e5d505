/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** One product, collected from several kinds of sources as one collection. */
export type CollectReviewsInput = {
  /**
   * 1 to 200 characters. While the collection exists, the same key from the same caller returns the same collection, and starts
   * those of its tasks that an interrupted call did not start. With different input, it fails with IDEMPOTENCY_MISMATCH. Takes
   * precedence over `maxAge`.
   */
  idempotencyKey?: string | null | undefined;
  /**
   * Seconds to keep the collection once all of its tasks have finished, up to MAX_KEEP_SECONDS of the server. Defaults to
   * TASK_TTL_SECONDS, one hour.
   */
  keepFor?: number | null | undefined;
  /** Defaults to the kinds of `sources`, or to every kind with a configured source. */
  kinds?: Array<ReviewKind> | null | undefined;
  /**
   * In seconds, from 0 to `keepFor`. Joins the caller's own collection with the same input if it is still running, or if it ended
   * complete within this time. 0 joins running collections only.
   */
  maxAge?: number | null | undefined;
  /** Stop each kind once this many reviews have been collected. 1 to 1000. */
  maxReviews?: number;
  /** 1 to 200 characters after trimming. */
  productName: string;
  /** For STORE: up to 20 product pages to read in addition to what the configured stores find. http or https, public hosts only. */
  productUrls?: Array<string> | null | undefined;
  /** Names listed by `sources`. Defaults to every configured source. */
  sources?: Array<string> | null | undefined;
};

export type FetchReviewsInput = {
  /**
   * 1 to 200 characters. While the task exists, the same key from the same caller for the same kind returns the same task; with
   * different input, it fails with IDEMPOTENCY_MISMATCH. Takes precedence over `maxAge`.
   */
  idempotencyKey?: string | null | undefined;
  /** Seconds to keep the finished task, up to MAX_KEEP_SECONDS of the server. Defaults to TASK_TTL_SECONDS, one hour. */
  keepFor?: number | null | undefined;
  /**
   * In seconds, from 0 to the time a finished task is kept. Joins the caller's own task for the same kind, product (compared after
   * NFKC normalization, ignoring case and repeated spaces) and options if it is still running, or if it ended in a complete
   * SUCCESS within this time. 0 joins running tasks only.
   */
  maxAge?: number | null | undefined;
  /** Stop once this many reviews have been collected. 1 to 1000. */
  maxReviews?: number;
  /** 1 to 200 characters after trimming. */
  productName: string;
  /** Names listed by `sources`. Defaults to every configured source of this kind. */
  sources?: Array<string> | null | undefined;
};

export type FetchStoreReviewsInput = {
  idempotencyKey?: string | null | undefined;
  keepFor?: number | null | undefined;
  maxAge?: number | null | undefined;
  maxReviews?: number;
  productName: string;
  /** Up to 20 product pages to read in addition to what the configured stores find. http or https, public hosts only. */
  productUrls?: Array<string> | null | undefined;
  sources?: Array<string> | null | undefined;
};

export type MediaType =
  | 'PHOTO'
  | 'VIDEO';

export type Polarity =
  | 'CRITICISM'
  | 'PRAISE';

export type RetryScope =
  /** Ask every source again. */
  | 'ALL'
  /** Ask only the sources that failed, wholly or in part, or did not finish; keep what the others delivered. */
  | 'FAILED_SOURCES';

/** An item must meet every condition. A condition that is omitted, null, or an empty list is met by every item. */
export type ReviewFilter = {
  /** Whether it has a photo or a video. */
  hasMedia?: boolean | null | undefined;
  /** Whether the seller or the maker has answered. */
  hasReply?: boolean | null | undefined;
  /** `Review.isNew` is this. No review of a task without a schedule matches. */
  isNew?: boolean | null | undefined;
  /** BCP 47 primary language tags: en, de, zh. */
  languages?: Array<string> | null | undefined;
  /** 1 to 5, inclusive. Leaves out reviews without a rating. */
  maxRating?: number | null | undefined;
  /** 1 to 5, inclusive. Leaves out reviews without a rating. */
  minRating?: number | null | undefined;
  /** With `theme`: only reviews that praise, or criticize, it. */
  polarity?: Polarity | null | undefined;
  /** Inclusive. Leaves out reviews without a date. */
  publishedFrom?: string | null | undefined;
  /** Exclusive. Leaves out reviews without a date. */
  publishedUntil?: string | null | undefined;
  sources?: Array<string> | null | undefined;
  /** Rating groups, 1 to 5, as `ratingHistogram` counts them. */
  stars?: Array<number> | null | undefined;
  /**
   * Words that must each begin a word of the title, the body, the pros, or the cons, ignoring case and accents. Scripts that do not
   * separate words, such as Chinese, match anywhere. 1 to 200 characters.
   */
  text?: string | null | undefined;
  /** The key of a theme. An unknown key matches nothing. */
  theme?: string | null | undefined;
  /** `Review.verifiedPurchase` is this. */
  verifiedPurchase?: boolean | null | undefined;
};

/** Which reviews a task collects. Each kind has its own sources and its own queue. */
export type ReviewKind =
  /** Posts and comments: Reddit, Hacker News, forums. */
  | 'COMMUNITY'
  /** Google Shopping and Google product review feeds. */
  | 'GOOGLE'
  /** Retailers' product pages and the review platforms behind them. */
  | 'STORE';

export type ReviewSort =
  | 'HIGHEST_RATED'
  | 'LOWEST_RATED'
  | 'MOST_HELPFUL'
  | 'NEWEST'
  | 'OLDEST';

export type ScheduleReviewsInput = {
  /** Either a cron pattern with its time zone, or an interval in seconds (at least 60). */
  cron?: string | null | undefined;
  everySeconds?: number | null | undefined;
  kind: ReviewKind;
  maxReviews?: number;
  productName: string;
  productUrls?: Array<string> | null | undefined;
  sources?: Array<string> | null | undefined;
  timeZone?: string;
};

export type SourceStatus =
  | 'COLLECTING'
  | 'DONE'
  | 'FAILED'
  /** Not configured, or not requested. */
  | 'SKIPPED'
  | 'WAITING';

/** An item must meet every condition. A condition that is omitted, null, or an empty list is met by every item. */
export type TaskFilter = {
  /** The tasks of this collection, and those that were retried. */
  collectionId?: string | null | undefined;
  /** For SUCCESS: whether every source finished. */
  complete?: boolean | null | undefined;
  /** Inclusive. */
  createdFrom?: string | null | undefined;
  /** Exclusive. */
  createdUntil?: string | null | undefined;
  /** The code of `Task.error`. */
  errorCode?: string | null | undefined;
  kind?: Array<ReviewKind> | null | undefined;
  /** `Task.owner`. Operators only; for other callers it fails with FORBIDDEN. */
  owner?: string | null | undefined;
  /** The whole name, compared after NFKC normalization, ignoring case and repeated spaces. */
  productName?: string | null | undefined;
  /** The runs of this schedule, and retries of them. */
  scheduleId?: string | null | undefined;
  /** A task ID, or words that must each begin a word of the product name, ignoring case and accents. 1 to 200 characters. */
  search?: string | null | undefined;
  status?: Array<TaskStatus> | null | undefined;
};

/** The states of a task, named as in Celery. */
export type TaskStatus =
  /** Finished without a result: every source failed, or time or attempts ran out. */
  | 'FAILURE'
  /** Accepted and waiting for a worker. */
  | 'PENDING'
  /** An attempt failed or was handed back, and the next one is scheduled. */
  | 'RETRY'
  /** Canceled. */
  | 'REVOKED'
  /** A worker is collecting. */
  | 'STARTED'
  /** Finished with a result. `result.complete` says whether every source finished. */
  | 'SUCCESS';

export type CancelTasksMutationVariables = Exact<{
  where: TaskFilter;
  dryRun: boolean;
}>;


export type CancelTasksMutation = { bulk: { matched: number, changed: number, hasMore: boolean } };

export type RetryTasksMutationVariables = Exact<{
  where: TaskFilter;
  dryRun: boolean;
  scope: RetryScope;
}>;


export type RetryTasksMutation = { bulk: { matched: number, changed: number, hasMore: boolean } };

export type DeleteTasksMutationVariables = Exact<{
  where: TaskFilter;
  dryRun: boolean;
}>;


export type DeleteTasksMutation = { bulk: { matched: number, changed: number, hasMore: boolean } };

export type BulkFieldsFragment = { matched: number, changed: number, hasMore: boolean };

export type CollectionQueryVariables = Exact<{
  id: string;
}>;


export type CollectionQuery = { collection: { __typename: 'Collection', id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } | null };

export type CollectionRecordQueryVariables = Exact<{
  id: string;
}>;


export type CollectionRecordQuery = { collection: { __typename: 'Collection', watchToken: string | null, id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } | null };

export type FollowCollectionSubscriptionVariables = Exact<{
  id: string;
}>;


export type FollowCollectionSubscription = { collection: { __typename: 'Collection', id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } };

export type CollectionSummaryQueryVariables = Exact<{
  id: string;
}>;


export type CollectionSummaryQuery = { collection: { __typename: 'Collection', id: string, found: number, complete: boolean, summary: { count: number, averageRating: number | null, ratingHistogram: Array<number> } } | null };

export type CollectReviewsMutationVariables = Exact<{
  input: CollectReviewsInput;
}>;


export type CollectReviewsMutation = { started: { joined: boolean, watchToken: string, collection: { __typename: 'Collection', id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } } };

export type CancelCollectionMutationVariables = Exact<{
  id: string;
}>;


export type CancelCollectionMutation = { cancelCollection: { __typename: 'Collection', id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } };

export type CollectionFieldsFragment = { __typename: 'Collection', id: string, productName: string, fraction: number, found: number, isFinished: boolean, complete: boolean, createdAt: string, expiresAt: string | null, tasks: Array<{ __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> };

export type WorkerListQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkerListQuery = { workers: Array<{ id: string, host: string, kinds: Array<ReviewKind>, concurrency: number, startedAt: string, lastSeenAt: string, succeeded: number, failed: number, activeTasks: Array<{ id: string, kind: ReviewKind, productName: string, startedAt: string | null }> }> };

export type QueueListQueryVariables = Exact<{ [key: string]: never; }>;


export type QueueListQuery = { queues: Array<{ pausedSince: string | null, kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null, history: Array<{ minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number }> }> };

export type PauseQueueMutationVariables = Exact<{
  kind: ReviewKind;
}>;


export type PauseQueueMutation = { pauseQueue: { pausedSince: string | null, kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null, history: Array<{ minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number }> } };

export type ResumeQueueMutationVariables = Exact<{
  kind: ReviewKind;
}>;


export type ResumeQueueMutation = { resumeQueue: { pausedSince: string | null, kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null, history: Array<{ minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number }> } };

export type SourceListQueryVariables = Exact<{ [key: string]: never; }>;


export type SourceListQuery = { sources: Array<{ name: string, title: string, kind: ReviewKind, configured: boolean, note: string | null, cooldownUntil: string | null, lastSuccessAt: string | null, lastErrorAt: string | null, lastError: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null, limit: { requests: number, seconds: number, used: number } | null }> };

export type StatisticsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatisticsQuery = { queues: Array<{ pausedSince: string | null, kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null, history: Array<{ minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number }> }>, workers: Array<{ id: string, host: string, kinds: Array<ReviewKind>, concurrency: number, startedAt: string, lastSeenAt: string, succeeded: number, failed: number, activeTasks: Array<{ id: string, kind: ReviewKind, productName: string, startedAt: string | null }> }> };

export type DrainWorkerMutationVariables = Exact<{
  id: string;
}>;


export type DrainWorkerMutation = { drainWorker: { id: string, host: string, kinds: Array<ReviewKind>, concurrency: number, startedAt: string, lastSeenAt: string, succeeded: number, failed: number, activeTasks: Array<{ id: string, kind: ReviewKind, productName: string, startedAt: string | null }> } };

export type WorkerRowFieldsFragment = { id: string, host: string, kinds: Array<ReviewKind>, concurrency: number, startedAt: string, lastSeenAt: string, succeeded: number, failed: number, activeTasks: Array<{ id: string, kind: ReviewKind, productName: string, startedAt: string | null }> };

export type ActiveTasksQueryVariables = Exact<{ [key: string]: never; }>;


export type ActiveTasksQuery = { tasks: { edges: Array<{ node: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } }>, pageInfo: { hasNextPage: boolean } } };

export type QueueFieldsFragment = { kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null };

export type QueueRowFieldsFragment = { pausedSince: string | null, kind: ReviewKind, pending: number, active: number, delayed: number, succeeded: number, failed: number, waitP50: number | null, waitP95: number | null, runP50: number | null, runP95: number | null, history: Array<{ minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number }> };

export type QueueMinuteFieldsFragment = { minute: string, pending: number, waitP95: number | null, started: number, succeeded: number, failed: number };

export type TaskReviewsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  where?: ReviewFilter | null | undefined;
  sort: ReviewSort;
}>;


export type TaskReviewsQuery = { taskStatus: { reviews: { totalCount: number, edges: Array<{ node: { id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ScheduleOwnFieldsFragment = { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null };

export type ScheduleRunFieldsFragment = { at: string, taskId: string, status: TaskStatus, found: number, newReviews: number | null, averageRating: number | null };

export type ScheduleListQueryVariables = Exact<{ [key: string]: never; }>;


export type ScheduleListQuery = { schedules: Array<{ __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null }> };

export type ScheduleDetailsQueryVariables = Exact<{
  id: string;
  runs: number;
}>;


export type ScheduleDetailsQuery = { schedule: { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, runs: Array<{ at: string, taskId: string, status: TaskStatus, found: number, newReviews: number | null, averageRating: number | null }>, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null } | null };

export type AddScheduleMutationVariables = Exact<{
  input: ScheduleReviewsInput;
}>;


export type AddScheduleMutation = { scheduleReviews: { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null } };

export type UpdateScheduleMutationVariables = Exact<{
  id: string;
  input: ScheduleReviewsInput;
}>;


export type UpdateScheduleMutation = { updateSchedule: { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null } };

export type PauseScheduleMutationVariables = Exact<{
  id: string;
}>;


export type PauseScheduleMutation = { pauseSchedule: { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null } };

export type ResumeScheduleMutationVariables = Exact<{
  id: string;
}>;


export type ResumeScheduleMutation = { resumeSchedule: { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null } };

export type RunScheduleMutationVariables = Exact<{
  id: string;
}>;


export type RunScheduleMutation = { runSchedule: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type DeleteScheduleMutationVariables = Exact<{
  id: string;
}>;


export type DeleteScheduleMutation = { deleteSchedule: boolean };

export type ScheduleListFieldsFragment = { __typename: 'Schedule', id: string, kind: ReviewKind, productName: string, maxReviews: number, sources: Array<string>, productUrls: Array<string>, cron: string | null, timeZone: string | null, everySeconds: number | null, pausedSince: string | null, nextRunAt: string | null, refusal: string | null, lastTask: { id: string, status: TaskStatus, newReviews: number | null, createdAt: string } | null };

export type SourceFieldsFragment = { name: string, title: string, kind: ReviewKind, configured: boolean, note: string | null, cooldownUntil: string | null, lastSuccessAt: string | null, lastErrorAt: string | null, lastError: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null, limit: { requests: number, seconds: number, used: number } | null };

export type StartCommunityTaskMutationVariables = Exact<{
  input: FetchReviewsInput;
}>;


export type StartCommunityTaskMutation = { started: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type StartStoreTaskMutationVariables = Exact<{
  input: FetchStoreReviewsInput;
}>;


export type StartStoreTaskMutation = { started: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type StartGoogleTaskMutationVariables = Exact<{
  input: FetchReviewsInput;
}>;


export type StartGoogleTaskMutation = { started: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type StartedFieldsFragment = { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } };

export type FollowTaskSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type FollowTaskSubscription = { taskEvents:
    | { __typename: 'CopiesFound', reviewId: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, copies: Array<{ source: string, site: string | null, url: string | null }> }
    | { __typename: 'ReviewsFound', source: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, reviews: Array<{ id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> }> }
    | { __typename: 'TaskFailed', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } }
    | { __typename: 'TaskProgressed', taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } }
    | { __typename: 'TaskQueued', taskId: string, cursor: string, seq: number, at: string, attempt: number }
    | { __typename: 'TaskResynced', taskId: string, cursor: string, seq: number, at: string, attempt: number, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } }
    | { __typename: 'TaskRetrying', retryAt: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } }
    | { __typename: 'TaskRevoked', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } }
    | { __typename: 'TaskStarted', worker: string, taskId: string, cursor: string, seq: number, at: string, attempt: number }
    | { __typename: 'TaskSucceeded', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } }
   };

export type TaskEventsPageQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  first: number;
}>;


export type TaskEventsPageQuery = { taskEvents: { cursor: string, isFinal: boolean, events: Array<
      | { __typename: 'CopiesFound', reviewId: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, copies: Array<{ source: string, site: string | null, url: string | null }> }
      | { __typename: 'ReviewsFound', source: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, reviews: Array<{ id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> }> }
      | { __typename: 'TaskFailed', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } }
      | { __typename: 'TaskProgressed', taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } }
      | { __typename: 'TaskQueued', taskId: string, cursor: string, seq: number, at: string, attempt: number }
      | { __typename: 'TaskResynced', taskId: string, cursor: string, seq: number, at: string, attempt: number, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } }
      | { __typename: 'TaskRetrying', retryAt: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } }
      | { __typename: 'TaskRevoked', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } }
      | { __typename: 'TaskStarted', worker: string, taskId: string, cursor: string, seq: number, at: string, attempt: number }
      | { __typename: 'TaskSucceeded', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } }
    > } };

type TaskEventFields_CopiesFound_Fragment = { __typename: 'CopiesFound', reviewId: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, copies: Array<{ source: string, site: string | null, url: string | null }> };

type TaskEventFields_ReviewsFound_Fragment = { __typename: 'ReviewsFound', source: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, reviews: Array<{ id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> }> };

type TaskEventFields_TaskFailed_Fragment = { __typename: 'TaskFailed', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } };

type TaskEventFields_TaskProgressed_Fragment = { __typename: 'TaskProgressed', taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } };

type TaskEventFields_TaskQueued_Fragment = { __typename: 'TaskQueued', taskId: string, cursor: string, seq: number, at: string, attempt: number };

type TaskEventFields_TaskResynced_Fragment = { __typename: 'TaskResynced', taskId: string, cursor: string, seq: number, at: string, attempt: number, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } };

type TaskEventFields_TaskRetrying_Fragment = { __typename: 'TaskRetrying', retryAt: string, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } };

type TaskEventFields_TaskRevoked_Fragment = { __typename: 'TaskRevoked', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> } };

type TaskEventFields_TaskStarted_Fragment = { __typename: 'TaskStarted', worker: string, taskId: string, cursor: string, seq: number, at: string, attempt: number };

type TaskEventFields_TaskSucceeded_Fragment = { __typename: 'TaskSucceeded', expiresAt: string | null, taskId: string, cursor: string, seq: number, at: string, attempt: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } };

export type TaskEventFieldsFragment =
  | TaskEventFields_CopiesFound_Fragment
  | TaskEventFields_ReviewsFound_Fragment
  | TaskEventFields_TaskFailed_Fragment
  | TaskEventFields_TaskProgressed_Fragment
  | TaskEventFields_TaskQueued_Fragment
  | TaskEventFields_TaskResynced_Fragment
  | TaskEventFields_TaskRetrying_Fragment
  | TaskEventFields_TaskRevoked_Fragment
  | TaskEventFields_TaskStarted_Fragment
  | TaskEventFields_TaskSucceeded_Fragment
;

export type TaskListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: TaskFilter | null | undefined;
}>;


export type TaskListQuery = { tasks: { totalCount: number | null, edges: Array<{ node: { __typename: 'Task', newReviews: number | null, durationMs: number | null, scheduleId: string | null, owner: string | null, id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TaskListFieldsFragment = { __typename: 'Task', newReviews: number | null, durationMs: number | null, scheduleId: string | null, owner: string | null, id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null };

export type TaskDetailsQueryVariables = Exact<{
  id: string;
}>;


export type TaskDetailsQuery = { taskStatus: { __typename: 'Task', durationMs: number | null, newReviews: number | null, queuePosition: number | null, scheduleId: string | null, owner: string | null, id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } | null };

export type DeleteTaskMutationVariables = Exact<{
  id: string;
}>;


export type DeleteTaskMutation = { deleteTask: boolean };

export type RetryFailedSourcesMutationVariables = Exact<{
  id: string;
}>;


export type RetryFailedSourcesMutation = { retryTask: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type TaskQueryVariables = Exact<{
  id: string;
}>;


export type TaskQuery = { taskStatus: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } | null };

export type TaskRecordQueryVariables = Exact<{
  id: string;
}>;


export type TaskRecordQuery = { taskStatus: { __typename: 'Task', queuePosition: number | null, watchToken: string | null, id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } | null };

export type CancelTaskMutationVariables = Exact<{
  id: string;
}>;


export type CancelTaskMutation = { cancelTask: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } };

export type RetryTaskMutationVariables = Exact<{
  id: string;
}>;


export type RetryTaskMutation = { retryTask: { joined: boolean, watchToken: string, task: { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null } } };

export type TaskFieldsFragment = { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, result: { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } } | null, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null };

export type UnfinishedTaskFieldsFragment = { __typename: 'Task', id: string, kind: ReviewKind, productName: string, status: TaskStatus, attempt: number, retryAt: string | null, sources: Array<string>, maxReviews: number, createdAt: string, startedAt: string | null, finishedAt: string | null, expiresAt: string | null, retryOf: string | null, cursor: string, seq: number, progress: { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> }, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null };

export type ProgressFieldsFragment = { __typename: 'Progress', fraction: number, found: number, message: string | null, sources: Array<{ __typename: 'SourceProgress', source: string, title: string, status: SourceStatus, fraction: number, found: number, dropped: number, cooldownUntil: string | null, error: { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean } | null }> };

export type ResultFieldsFragment = { __typename: 'ReviewResult', complete: boolean, summary: { __typename: 'ReviewSummary', count: number, averageRating: number | null, averageSentiment: number | null, ratingHistogram: Array<number>, bySource: Array<{ __typename: 'SourceSummary', source: string, count: number, averageRating: number | null, averageSentiment: number | null, statedRating: number | null, statedCount: number | null, statedHistogram: Array<number> | null }> } };

export type TaskErrorFieldsFragment = { __typename: 'TaskError', code: string, message: string, source: string | null, retryable: boolean };

export type ReviewFieldsFragment = { id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> };

export type ReviewCopyFieldsFragment = { source: string, site: string | null, url: string | null };

export type TaskThemesQueryVariables = Exact<{
  id: string;
  where?: ReviewFilter | null | undefined;
  first: number;
  quotes: number;
}>;


export type TaskThemesQuery = { taskStatus: { id: string, summary: { __typename: 'ReviewSummary', themes: Array<{ __typename: 'Theme', key: string, label: string, count: number, praised: number, criticized: number, averageRating: number | null, quotes: Array<{ __typename: 'ThemeQuote', text: string, sentiment: number | null, review: { id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> } }> }> } } | null };

export type SummaryThemesFragment = { __typename: 'ReviewSummary', themes: Array<{ __typename: 'Theme', key: string, label: string, count: number, praised: number, criticized: number, averageRating: number | null, quotes: Array<{ __typename: 'ThemeQuote', text: string, sentiment: number | null, review: { id: string, fingerprint: string, source: string, platform: string | null, site: string | null, kind: ReviewKind, author: string | null, title: string | null, body: string, rating: number | null, recommended: boolean | null, pros: Array<string>, cons: Array<string>, language: string | null, country: string | null, url: string | null, publishedAt: string | null, editedAt: string | null, verifiedPurchase: boolean | null, incentivized: boolean | null, helpfulVotes: number | null, unhelpfulVotes: number | null, syndicatedFrom: string | null, sentiment: number | null, isNew: boolean | null, aspectRatings: Array<{ name: string, rating: number }>, media: Array<{ type: MediaType, url: string, thumbnailUrl: string | null, caption: string | null }>, replies: Array<{ author: string | null, body: string, publishedAt: string | null }>, product: { title: string | null, brand: string | null, gtin: string | null, mpn: string | null, sku: string | null, url: string | null, variant: Array<{ name: string, value: string }> } | null, copies: Array<{ source: string, site: string | null, url: string | null }> } }> }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, unknown> | undefined;

  constructor(value: string, __meta__?: Record<string, unknown> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BulkFieldsFragmentDoc = new TypedDocumentString(`
    fragment BulkFields on BulkResult {
  matched
  changed
  hasMore
}
    `, {"fragmentName":"BulkFields"}) as unknown as TypedDocumentString<BulkFieldsFragment, unknown>;
export const TaskErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}
    `, {"fragmentName":"TaskErrorFields"}) as unknown as TypedDocumentString<TaskErrorFieldsFragment, unknown>;
export const ProgressFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
    fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"ProgressFields"}) as unknown as TypedDocumentString<ProgressFieldsFragment, unknown>;
export const UnfinishedTaskFieldsFragmentDoc = new TypedDocumentString(`
    fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
    fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"UnfinishedTaskFields"}) as unknown as TypedDocumentString<UnfinishedTaskFieldsFragment, unknown>;
export const CollectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
    fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"CollectionFields"}) as unknown as TypedDocumentString<CollectionFieldsFragment, unknown>;
export const WorkerRowFieldsFragmentDoc = new TypedDocumentString(`
    fragment WorkerRowFields on Worker {
  id
  host
  kinds
  concurrency
  startedAt
  lastSeenAt
  succeeded
  failed
  activeTasks {
    id
    kind
    productName
    startedAt
  }
}
    `, {"fragmentName":"WorkerRowFields"}) as unknown as TypedDocumentString<WorkerRowFieldsFragment, unknown>;
export const QueueFieldsFragmentDoc = new TypedDocumentString(`
    fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
    `, {"fragmentName":"QueueFields"}) as unknown as TypedDocumentString<QueueFieldsFragment, unknown>;
export const QueueMinuteFieldsFragmentDoc = new TypedDocumentString(`
    fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}
    `, {"fragmentName":"QueueMinuteFields"}) as unknown as TypedDocumentString<QueueMinuteFieldsFragment, unknown>;
export const QueueRowFieldsFragmentDoc = new TypedDocumentString(`
    fragment QueueRowFields on Queue {
  ...QueueFields
  pausedSince
  history {
    ...QueueMinuteFields
  }
}
    fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}`, {"fragmentName":"QueueRowFields"}) as unknown as TypedDocumentString<QueueRowFieldsFragment, unknown>;
export const ScheduleRunFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScheduleRunFields on ScheduleRun {
  at
  taskId
  status
  found
  newReviews
  averageRating
}
    `, {"fragmentName":"ScheduleRunFields"}) as unknown as TypedDocumentString<ScheduleRunFieldsFragment, unknown>;
export const ScheduleOwnFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
    `, {"fragmentName":"ScheduleOwnFields"}) as unknown as TypedDocumentString<ScheduleOwnFieldsFragment, unknown>;
export const ScheduleListFieldsFragmentDoc = new TypedDocumentString(`
    fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}`, {"fragmentName":"ScheduleListFields"}) as unknown as TypedDocumentString<ScheduleListFieldsFragment, unknown>;
export const SourceFieldsFragmentDoc = new TypedDocumentString(`
    fragment SourceFields on Source {
  name
  title
  kind
  configured
  note
  cooldownUntil
  lastSuccessAt
  lastError {
    ...TaskErrorFields
  }
  lastErrorAt
  limit {
    requests
    seconds
    used
  }
}
    fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"SourceFields"}) as unknown as TypedDocumentString<SourceFieldsFragment, unknown>;
export const ResultFieldsFragmentDoc = new TypedDocumentString(`
    fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
    `, {"fragmentName":"ResultFields"}) as unknown as TypedDocumentString<ResultFieldsFragment, unknown>;
export const TaskFieldsFragmentDoc = new TypedDocumentString(`
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
    fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"TaskFields"}) as unknown as TypedDocumentString<TaskFieldsFragment, unknown>;
export const StartedFieldsFragmentDoc = new TypedDocumentString(`
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"StartedFields"}) as unknown as TypedDocumentString<StartedFieldsFragment, unknown>;
export const ReviewCopyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}
    `, {"fragmentName":"ReviewCopyFields"}) as unknown as TypedDocumentString<ReviewCopyFieldsFragment, unknown>;
export const ReviewFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
    fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`, {"fragmentName":"ReviewFields"}) as unknown as TypedDocumentString<ReviewFieldsFragment, unknown>;
export const TaskEventFieldsFragmentDoc = new TypedDocumentString(`
    fragment TaskEventFields on TaskEvent {
  __typename
  taskId
  cursor
  seq
  at
  attempt
  ... on TaskStarted {
    worker
  }
  ... on TaskProgressed {
    progress {
      ...ProgressFields
    }
  }
  ... on ReviewsFound {
    source
    reviews {
      ...ReviewFields
    }
  }
  ... on CopiesFound {
    reviewId
    copies {
      ...ReviewCopyFields
    }
  }
  ... on TaskRetrying {
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
    retryAt
  }
  ... on TaskSucceeded {
    expiresAt
    progress {
      ...ProgressFields
    }
    result {
      ...ResultFields
    }
  }
  ... on TaskFailed {
    expiresAt
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
  }
  ... on TaskRevoked {
    expiresAt
    progress {
      ...ProgressFields
    }
  }
  ... on TaskResynced {
    task {
      ...TaskFields
    }
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}
fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`, {"fragmentName":"TaskEventFields"}) as unknown as TypedDocumentString<TaskEventFieldsFragment, unknown>;
export const TaskListFieldsFragmentDoc = new TypedDocumentString(`
    "What lists show of a task: nothing that costs more than its record."
fragment TaskListFields on Task {
  ...UnfinishedTaskFields
  newReviews
  durationMs
  scheduleId
  owner
}
    fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`, {"fragmentName":"TaskListFields"}) as unknown as TypedDocumentString<TaskListFieldsFragment, unknown>;
export const SummaryThemesFragmentDoc = new TypedDocumentString(`
    fragment SummaryThemes on ReviewSummary {
  __typename
  themes(first: $first) {
    __typename
    key
    label
    count
    praised
    criticized
    averageRating
    quotes(first: $quotes) {
      __typename
      text
      sentiment
      review {
        ...ReviewFields
      }
    }
  }
}
    fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`, {"fragmentName":"SummaryThemes"}) as unknown as TypedDocumentString<SummaryThemesFragment, unknown>;
export const CancelTasksDocument = new TypedDocumentString(`
    mutation CancelTasks($where: TaskFilter!, $dryRun: Boolean!) {
  bulk: cancelTasks(where: $where, dryRun: $dryRun) {
    ...BulkFields
  }
}
    fragment BulkFields on BulkResult {
  matched
  changed
  hasMore
}`) as unknown as TypedDocumentString<CancelTasksMutation, CancelTasksMutationVariables>;
export const RetryTasksDocument = new TypedDocumentString(`
    mutation RetryTasks($where: TaskFilter!, $dryRun: Boolean!, $scope: RetryScope!) {
  bulk: retryTasks(where: $where, dryRun: $dryRun, scope: $scope) {
    ...BulkFields
  }
}
    fragment BulkFields on BulkResult {
  matched
  changed
  hasMore
}`) as unknown as TypedDocumentString<RetryTasksMutation, RetryTasksMutationVariables>;
export const DeleteTasksDocument = new TypedDocumentString(`
    mutation DeleteTasks($where: TaskFilter!, $dryRun: Boolean!) {
  bulk: deleteTasks(where: $where, dryRun: $dryRun) {
    ...BulkFields
  }
}
    fragment BulkFields on BulkResult {
  matched
  changed
  hasMore
}`) as unknown as TypedDocumentString<DeleteTasksMutation, DeleteTasksMutationVariables>;
export const CollectionDocument = new TypedDocumentString(`
    query Collection($id: ID!) {
  collection(id: $id) {
    ...CollectionFields
  }
}
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<CollectionQuery, CollectionQueryVariables>;
export const CollectionRecordDocument = new TypedDocumentString(`
    "A collection with what only its owner may see."
query CollectionRecord($id: ID!) {
  collection(id: $id) {
    ...CollectionFields
    watchToken
  }
}
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<CollectionRecordQuery, CollectionRecordQueryVariables>;
export const FollowCollectionDocument = new TypedDocumentString(`
    subscription FollowCollection($id: ID!) {
  collection(id: $id) {
    ...CollectionFields
  }
}
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<FollowCollectionSubscription, FollowCollectionSubscriptionVariables>;
export const CollectionSummaryDocument = new TypedDocumentString(`
    query CollectionSummary($id: ID!) {
  collection(id: $id) {
    __typename
    id
    found
    complete
    summary {
      count
      averageRating
      ratingHistogram
    }
  }
}
    `) as unknown as TypedDocumentString<CollectionSummaryQuery, CollectionSummaryQueryVariables>;
export const CollectReviewsDocument = new TypedDocumentString(`
    mutation CollectReviews($input: CollectReviewsInput!) {
  started: collectReviews(input: $input) {
    joined
    watchToken
    collection {
      ...CollectionFields
    }
  }
}
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<CollectReviewsMutation, CollectReviewsMutationVariables>;
export const CancelCollectionDocument = new TypedDocumentString(`
    mutation CancelCollection($id: ID!) {
  cancelCollection(id: $id) {
    ...CollectionFields
  }
}
    fragment CollectionFields on Collection {
  __typename
  id
  productName
  fraction
  found
  isFinished
  complete
  createdAt
  expiresAt
  tasks {
    ...UnfinishedTaskFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<CancelCollectionMutation, CancelCollectionMutationVariables>;
export const WorkerListDocument = new TypedDocumentString(`
    query WorkerList {
  workers {
    ...WorkerRowFields
  }
}
    fragment WorkerRowFields on Worker {
  id
  host
  kinds
  concurrency
  startedAt
  lastSeenAt
  succeeded
  failed
  activeTasks {
    id
    kind
    productName
    startedAt
  }
}`) as unknown as TypedDocumentString<WorkerListQuery, WorkerListQueryVariables>;
export const QueueListDocument = new TypedDocumentString(`
    query QueueList {
  queues {
    ...QueueRowFields
  }
}
    fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
fragment QueueRowFields on Queue {
  ...QueueFields
  pausedSince
  history {
    ...QueueMinuteFields
  }
}
fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}`) as unknown as TypedDocumentString<QueueListQuery, QueueListQueryVariables>;
export const PauseQueueDocument = new TypedDocumentString(`
    mutation PauseQueue($kind: ReviewKind!) {
  pauseQueue(kind: $kind) {
    ...QueueRowFields
  }
}
    fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
fragment QueueRowFields on Queue {
  ...QueueFields
  pausedSince
  history {
    ...QueueMinuteFields
  }
}
fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}`) as unknown as TypedDocumentString<PauseQueueMutation, PauseQueueMutationVariables>;
export const ResumeQueueDocument = new TypedDocumentString(`
    mutation ResumeQueue($kind: ReviewKind!) {
  resumeQueue(kind: $kind) {
    ...QueueRowFields
  }
}
    fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
fragment QueueRowFields on Queue {
  ...QueueFields
  pausedSince
  history {
    ...QueueMinuteFields
  }
}
fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}`) as unknown as TypedDocumentString<ResumeQueueMutation, ResumeQueueMutationVariables>;
export const SourceListDocument = new TypedDocumentString(`
    query SourceList {
  sources {
    ...SourceFields
  }
}
    fragment SourceFields on Source {
  name
  title
  kind
  configured
  note
  cooldownUntil
  lastSuccessAt
  lastError {
    ...TaskErrorFields
  }
  lastErrorAt
  limit {
    requests
    seconds
    used
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<SourceListQuery, SourceListQueryVariables>;
export const StatisticsDocument = new TypedDocumentString(`
    query Statistics {
  queues {
    ...QueueRowFields
  }
  workers {
    ...WorkerRowFields
  }
}
    fragment WorkerRowFields on Worker {
  id
  host
  kinds
  concurrency
  startedAt
  lastSeenAt
  succeeded
  failed
  activeTasks {
    id
    kind
    productName
    startedAt
  }
}
fragment QueueFields on Queue {
  kind
  pending
  active
  delayed
  succeeded
  failed
  waitP50
  waitP95
  runP50
  runP95
}
fragment QueueRowFields on Queue {
  ...QueueFields
  pausedSince
  history {
    ...QueueMinuteFields
  }
}
fragment QueueMinuteFields on QueueMinute {
  minute
  pending
  waitP95
  started
  succeeded
  failed
}`) as unknown as TypedDocumentString<StatisticsQuery, StatisticsQueryVariables>;
export const DrainWorkerDocument = new TypedDocumentString(`
    mutation DrainWorker($id: ID!) {
  drainWorker(id: $id) {
    ...WorkerRowFields
  }
}
    fragment WorkerRowFields on Worker {
  id
  host
  kinds
  concurrency
  startedAt
  lastSeenAt
  succeeded
  failed
  activeTasks {
    id
    kind
    productName
    startedAt
  }
}`) as unknown as TypedDocumentString<DrainWorkerMutation, DrainWorkerMutationVariables>;
export const ActiveTasksDocument = new TypedDocumentString(`
    query ActiveTasks {
  tasks(first: 100, where: {status: [PENDING, STARTED, RETRY]}) {
    edges {
      node {
        ...UnfinishedTaskFields
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<ActiveTasksQuery, ActiveTasksQueryVariables>;
export const TaskReviewsDocument = new TypedDocumentString(`
    query TaskReviews($id: ID!, $first: Int!, $after: String, $where: ReviewFilter, $sort: ReviewSort!) {
  taskStatus(id: $id) {
    reviews(first: $first, after: $after, where: $where, sort: $sort) {
      totalCount
      edges {
        node {
          ...ReviewFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`) as unknown as TypedDocumentString<TaskReviewsQuery, TaskReviewsQueryVariables>;
export const ScheduleListDocument = new TypedDocumentString(`
    query ScheduleList {
  schedules {
    ...ScheduleListFields
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<ScheduleListQuery, ScheduleListQueryVariables>;
export const ScheduleDetailsDocument = new TypedDocumentString(`
    query ScheduleDetails($id: ID!, $runs: Int!) {
  schedule(id: $id) {
    ...ScheduleListFields
    runs(first: $runs) {
      ...ScheduleRunFields
    }
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleRunFields on ScheduleRun {
  at
  taskId
  status
  found
  newReviews
  averageRating
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<ScheduleDetailsQuery, ScheduleDetailsQueryVariables>;
export const AddScheduleDocument = new TypedDocumentString(`
    mutation AddSchedule($input: ScheduleReviewsInput!) {
  scheduleReviews(input: $input) {
    ...ScheduleListFields
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<AddScheduleMutation, AddScheduleMutationVariables>;
export const UpdateScheduleDocument = new TypedDocumentString(`
    mutation UpdateSchedule($id: ID!, $input: ScheduleReviewsInput!) {
  updateSchedule(id: $id, input: $input) {
    ...ScheduleListFields
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<UpdateScheduleMutation, UpdateScheduleMutationVariables>;
export const PauseScheduleDocument = new TypedDocumentString(`
    mutation PauseSchedule($id: ID!) {
  pauseSchedule(id: $id) {
    ...ScheduleListFields
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<PauseScheduleMutation, PauseScheduleMutationVariables>;
export const ResumeScheduleDocument = new TypedDocumentString(`
    mutation ResumeSchedule($id: ID!) {
  resumeSchedule(id: $id) {
    ...ScheduleListFields
  }
}
    fragment ScheduleOwnFields on Schedule {
  __typename
  id
  kind
  productName
  maxReviews
  sources
  productUrls
  cron
  timeZone
  everySeconds
  pausedSince
  nextRunAt
  refusal
}
fragment ScheduleListFields on Schedule {
  ...ScheduleOwnFields
  lastTask {
    id
    status
    newReviews
    createdAt
  }
}`) as unknown as TypedDocumentString<ResumeScheduleMutation, ResumeScheduleMutationVariables>;
export const RunScheduleDocument = new TypedDocumentString(`
    mutation RunSchedule($id: ID!) {
  runSchedule(id: $id) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<RunScheduleMutation, RunScheduleMutationVariables>;
export const DeleteScheduleDocument = new TypedDocumentString(`
    mutation DeleteSchedule($id: ID!) {
  deleteSchedule(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteScheduleMutation, DeleteScheduleMutationVariables>;
export const StartCommunityTaskDocument = new TypedDocumentString(`
    mutation StartCommunityTask($input: FetchReviewsInput!) {
  started: fetchCommunityReviews(input: $input) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<StartCommunityTaskMutation, StartCommunityTaskMutationVariables>;
export const StartStoreTaskDocument = new TypedDocumentString(`
    mutation StartStoreTask($input: FetchStoreReviewsInput!) {
  started: fetchStoreReviews(input: $input) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<StartStoreTaskMutation, StartStoreTaskMutationVariables>;
export const StartGoogleTaskDocument = new TypedDocumentString(`
    mutation StartGoogleTask($input: FetchReviewsInput!) {
  started: fetchGoogleReviews(input: $input) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<StartGoogleTaskMutation, StartGoogleTaskMutationVariables>;
export const FollowTaskDocument = new TypedDocumentString(`
    subscription FollowTask($id: ID!, $after: Cursor) {
  taskEvents(id: $id, after: $after) {
    ...TaskEventFields
  }
}
    fragment TaskEventFields on TaskEvent {
  __typename
  taskId
  cursor
  seq
  at
  attempt
  ... on TaskStarted {
    worker
  }
  ... on TaskProgressed {
    progress {
      ...ProgressFields
    }
  }
  ... on ReviewsFound {
    source
    reviews {
      ...ReviewFields
    }
  }
  ... on CopiesFound {
    reviewId
    copies {
      ...ReviewCopyFields
    }
  }
  ... on TaskRetrying {
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
    retryAt
  }
  ... on TaskSucceeded {
    expiresAt
    progress {
      ...ProgressFields
    }
    result {
      ...ResultFields
    }
  }
  ... on TaskFailed {
    expiresAt
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
  }
  ... on TaskRevoked {
    expiresAt
    progress {
      ...ProgressFields
    }
  }
  ... on TaskResynced {
    task {
      ...TaskFields
    }
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}
fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`) as unknown as TypedDocumentString<FollowTaskSubscription, FollowTaskSubscriptionVariables>;
export const TaskEventsPageDocument = new TypedDocumentString(`
    query TaskEventsPage($id: ID!, $after: Cursor, $first: Int!) {
  taskEvents(id: $id, after: $after, first: $first) {
    events {
      ...TaskEventFields
    }
    cursor
    isFinal
  }
}
    fragment TaskEventFields on TaskEvent {
  __typename
  taskId
  cursor
  seq
  at
  attempt
  ... on TaskStarted {
    worker
  }
  ... on TaskProgressed {
    progress {
      ...ProgressFields
    }
  }
  ... on ReviewsFound {
    source
    reviews {
      ...ReviewFields
    }
  }
  ... on CopiesFound {
    reviewId
    copies {
      ...ReviewCopyFields
    }
  }
  ... on TaskRetrying {
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
    retryAt
  }
  ... on TaskSucceeded {
    expiresAt
    progress {
      ...ProgressFields
    }
    result {
      ...ResultFields
    }
  }
  ... on TaskFailed {
    expiresAt
    progress {
      ...ProgressFields
    }
    error {
      ...TaskErrorFields
    }
  }
  ... on TaskRevoked {
    expiresAt
    progress {
      ...ProgressFields
    }
  }
  ... on TaskResynced {
    task {
      ...TaskFields
    }
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}
fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}`) as unknown as TypedDocumentString<TaskEventsPageQuery, TaskEventsPageQueryVariables>;
export const TaskListDocument = new TypedDocumentString(`
    query TaskList($first: Int!, $after: String, $where: TaskFilter) {
  tasks(first: $first, after: $after, where: $where) {
    totalCount
    edges {
      node {
        ...TaskListFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    "What lists show of a task: nothing that costs more than its record."
fragment TaskListFields on Task {
  ...UnfinishedTaskFields
  newReviews
  durationMs
  scheduleId
  owner
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<TaskListQuery, TaskListQueryVariables>;
export const TaskDetailsDocument = new TypedDocumentString(`
    query TaskDetails($id: ID!) {
  taskStatus(id: $id) {
    ...TaskFields
    durationMs
    newReviews
    queuePosition
    scheduleId
    owner
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<TaskDetailsQuery, TaskDetailsQueryVariables>;
export const DeleteTaskDocument = new TypedDocumentString(`
    mutation DeleteTask($id: ID!) {
  deleteTask(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteTaskMutation, DeleteTaskMutationVariables>;
export const RetryFailedSourcesDocument = new TypedDocumentString(`
    mutation RetryFailedSources($id: ID!) {
  retryTask(id: $id, scope: FAILED_SOURCES) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<RetryFailedSourcesMutation, RetryFailedSourcesMutationVariables>;
export const TaskDocument = new TypedDocumentString(`
    query Task($id: ID!) {
  taskStatus(id: $id) {
    ...TaskFields
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<TaskQuery, TaskQueryVariables>;
export const TaskRecordDocument = new TypedDocumentString(`
    "A task with what only its owner may see."
query TaskRecord($id: ID!) {
  taskStatus(id: $id) {
    ...TaskFields
    queuePosition
    watchToken
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<TaskRecordQuery, TaskRecordQueryVariables>;
export const CancelTaskDocument = new TypedDocumentString(`
    mutation CancelTask($id: ID!) {
  cancelTask(id: $id) {
    ...TaskFields
  }
}
    fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<CancelTaskMutation, CancelTaskMutationVariables>;
export const RetryTaskDocument = new TypedDocumentString(`
    mutation RetryTask($id: ID!) {
  retryTask(id: $id) {
    ...StartedFields
  }
}
    fragment StartedFields on StartedTask {
  joined
  watchToken
  task {
    ...TaskFields
  }
}
fragment TaskFields on Task {
  ...UnfinishedTaskFields
  result {
    ...ResultFields
  }
}
fragment UnfinishedTaskFields on Task {
  __typename
  id
  kind
  productName
  status
  attempt
  progress {
    ...ProgressFields
  }
  error {
    ...TaskErrorFields
  }
  retryAt
  sources
  maxReviews
  createdAt
  startedAt
  finishedAt
  expiresAt
  retryOf
  cursor
  seq
}
fragment ProgressFields on Progress {
  __typename
  fraction
  found
  message
  sources {
    __typename
    source
    title
    status
    fraction
    found
    dropped
    error {
      ...TaskErrorFields
    }
    cooldownUntil
  }
}
fragment ResultFields on ReviewResult {
  __typename
  complete
  summary {
    __typename
    count
    averageRating
    averageSentiment
    ratingHistogram
    bySource {
      __typename
      source
      count
      averageRating
      averageSentiment
      statedRating
      statedCount
      statedHistogram
    }
  }
}
fragment TaskErrorFields on TaskError {
  __typename
  code
  message
  source
  retryable
}`) as unknown as TypedDocumentString<RetryTaskMutation, RetryTaskMutationVariables>;
export const TaskThemesDocument = new TypedDocumentString(`
    query TaskThemes($id: ID!, $where: ReviewFilter, $first: Int!, $quotes: Int!) {
  taskStatus(id: $id) {
    id
    summary(where: $where) {
      ...SummaryThemes
    }
  }
}
    fragment ReviewFields on Review {
  id
  fingerprint
  source
  platform
  site
  kind
  author
  title
  body
  rating
  aspectRatings {
    name
    rating
  }
  recommended
  pros
  cons
  language
  country
  url
  publishedAt
  editedAt
  verifiedPurchase
  incentivized
  helpfulVotes
  unhelpfulVotes
  media {
    type
    url
    thumbnailUrl
    caption
  }
  replies {
    author
    body
    publishedAt
  }
  product {
    title
    brand
    gtin
    mpn
    sku
    url
    variant {
      name
      value
    }
  }
  syndicatedFrom
  copies {
    ...ReviewCopyFields
  }
  sentiment
  isNew
}
fragment ReviewCopyFields on ReviewCopy {
  source
  site
  url
}
fragment SummaryThemes on ReviewSummary {
  __typename
  themes(first: $first) {
    __typename
    key
    label
    count
    praised
    criticized
    averageRating
    quotes(first: $quotes) {
      __typename
      text
      sentiment
      review {
        ...ReviewFields
      }
    }
  }
}`) as unknown as TypedDocumentString<TaskThemesQuery, TaskThemesQueryVariables>;