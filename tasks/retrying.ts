import { isFinal, type Task, type TaskInput, taskInputSchema } from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import { type KeptPages, keptPages } from './kept-pages.ts';
import { retryTaskId } from './task-id.ts';

/** ALL asks every source again; FAILED_SOURCES keeps what the sources that succeeded have delivered. */
export type RetryScope = 'ALL' | 'FAILED_SOURCES';

/** How to start the task that retries a finished one. */
export interface Retry {
  /** The input of the finished task, on behalf of its owner. */
  readonly input: TaskInput;
  readonly kept: KeptPages | undefined;
  /** The ID with which it is started only once, however often. Other IDs start further retries. */
  readonly onceId: string;
}

/**
 * Reads what a retry needs of a finished task, at one moment, so that the task may be deleted at any time afterwards.
 *
 * @returns undefined if no finished task has the ID any more.
 */
export const readRetry = async (
  log: EventLog,
  taskId: string,
  scope: RetryScope,
): Promise<Retry | undefined> => {
  const found = await log.findWithReviews(taskId);
  if (!found || !isFinal(found.task.status)) return undefined;
  const { task, reviews, checkpoint } = found;
  return {
    input: retryInput(task),
    kept: scope === 'FAILED_SOURCES' ? keptPages(task, reviews, checkpoint) : undefined,
    onceId: retryTaskId(task),
  };
};

/** Whether a task has ended without a result, or with an incomplete one. */
export const isRetryable = ({
  status,
  result,
}: Pick<Task, 'status'> & { readonly result: { readonly complete: boolean } | null }): boolean =>
  isFinal(status) && result?.complete !== true;

const retryInput = (task: Task): TaskInput => {
  const { id, scheduleId, createdAt } = task;
  const runAt = scheduleId === null ? undefined : (task.runAt ?? createdAt);
  return { ...taskInputSchema.parse(task), retryOf: id, ...(runAt === undefined ? {} : { runAt }) };
};
