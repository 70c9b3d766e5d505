import type { SourceName } from '../contract/catalogue.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { SummaryDetails } from '../contract/summary-details.ts';
import type { Summary, Task } from '../contract/task.ts';
import type { Theme } from '../contract/themes.ts';
import type { CollectedReviews } from './collected-reviews.ts';
import type { ReviewFilter } from './review-matcher.ts';

/** The collections that the caller of one operation may see. */
export interface CollectionsPort {
  /**
   * Starts a task for each kind, all of them or none, or joins an existing collection.
   *
   * @throws IDEMPOTENCY_MISMATCH, BAD_USER_INPUT (a requested source is not configured), RATE_LIMITED, QUEUE_FULL,
   *   SERVICE_UNAVAILABLE.
   */
  start(request: CollectRequest): Promise<StartedCollection>;
  /** The collection as it is now. */
  find(collectionId: string): Promise<CollectionState | undefined>;
  /** The collection now, then the newest state on each pull, at most once a second; ends once it is finished. @throws COLLECTION_NOT_FOUND */
  changes(collectionId: string): Promise<AsyncIterable<CollectionState>>;
  /** Cancels its unfinished tasks. Returns it as it is afterwards. @throws COLLECTION_NOT_FOUND */
  cancel(collectionId: string): Promise<CollectionState>;
  /** What its tasks have collected so far, each review once. Computed once per state. */
  reviews(state: CollectionState): Promise<CollectedReviews>;
  /** Computed once per state and filter. */
  summary(state: CollectionState, filter: ReviewFilter): Promise<Summary & SummaryDetails>;
  /** The themes of the reviews that match, most mentioned first. Until it is finished, they may be two seconds old. */
  themes(state: CollectionState, filter: ReviewFilter): Promise<readonly Theme[]>;
  /** Null for callers that may not pass the token on. */
  watchToken(state: CollectionState): string | null;
}

/** Validated input of `collectReviews`, with defaults applied. */
export interface CollectRequest {
  readonly productName: string;
  /** Undefined: those of the named sources, or every kind with a configured source. */
  readonly kinds: readonly ReviewKind[] | undefined;
  readonly maxReviews: number;
  /** Undefined: every configured source. */
  readonly sources: readonly SourceName[] | undefined;
  readonly productUrls: readonly string[];
  readonly idempotencyKey: string | undefined;
  /** Seconds. */
  readonly maxAge: number | undefined;
  /** Seconds. Undefined: as long as other tasks. */
  readonly keepFor: number | undefined;
}

/** A collection with its tasks as they were at one moment. */
export interface CollectionState {
  readonly id: string;
  readonly owner: string;
  readonly productName: string;
  /** In milliseconds since 1970, as the instants below. */
  readonly createdAt: number;
  /** In the order of the kinds. Without those that were deleted. */
  readonly tasks: readonly Task[];
  readonly fraction: number;
  readonly isFinished: boolean;
  readonly complete: boolean;
  readonly expiresAt: number | null;
  /** Equal for equal states. */
  readonly version: string;
}

export interface StartedCollection {
  readonly state: CollectionState;
  /** Whether an existing collection was joined instead of a new one started. */
  readonly joined: boolean;
  /** Signs the token. */
  readonly watchToken: () => string;
}
