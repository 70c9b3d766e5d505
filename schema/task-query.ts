import type { FailureCode } from '../contract/failure.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import type { Task, TaskStatus } from '../contract/task.ts';

/** A task must meet every condition. Undefined conditions are met by all tasks. */
export interface TaskFilter {
  readonly status?: readonly TaskStatus[] | undefined;
  readonly kind?: readonly ReviewKind[] | undefined;
  /** Compared after NFKC normalization, ignoring case and repeated spaces. */
  readonly productName?: string | undefined;
  /** Words that must all begin a word of the product name, ignoring case and accents, or a task ID. */
  readonly search?: string | undefined;
  readonly scheduleId?: string | undefined;
  readonly collectionId?: string | undefined;
  /** As the API shows it to operators. */
  readonly owner?: string | undefined;
  readonly errorCode?: FailureCode | undefined;
  /** Whether every source of a successful task finished. */
  readonly complete?: boolean | undefined;
  /** Inclusive, in milliseconds since 1970. */
  readonly createdFrom?: number | undefined;
  /** Exclusive, in milliseconds since 1970. */
  readonly createdUntil?: number | undefined;
}

export interface TaskQuery {
  readonly first: number;
  /** The `cursor` of an edge. */
  readonly after: string | undefined;
  readonly where: TaskFilter;
}

export interface TaskPage {
  readonly edges: readonly { readonly cursor: string; readonly task: Task }[];
  readonly hasNextPage: boolean;
  /** Where the next page continues, which may be after the last edge. */
  readonly endCursor: string | null;
  /** Counts the tasks that match, once for the page. Null if that are more than can be counted. */
  readonly count: () => Promise<number | null>;
}
