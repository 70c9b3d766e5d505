import { limits } from '../../contract/limits.ts';
import { isFinal } from '../../contract/task.ts';
import type { BulkRequest, BulkResult, RetryScope } from '../../schema/context.ts';
import { ApiError } from '../../schema/errors.ts';
import type { TaskFacts } from '../../tasks/event-log/task-facts.ts';
import { isRetryable } from '../../tasks/retrying.ts';
import { UnreadableDataError } from '../../tasks/unreadable.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { revokeTask } from './cancel-task.ts';
import { forgetTask } from './delete-task.ts';
import type { Dependencies } from './dependencies.ts';
import { startRetry } from './retry-task.ts';
import { scanTasks } from './scan-tasks.ts';

/** A bulk change as it is requested, and the time at which its operation began, by `performance.now()`. */
export interface TimedBulkRequest extends BulkRequest {
  readonly startedAt: number;
}

/** What is done to many tasks. */
interface Change {
  /** Whether the change applies to a task. */
  readonly appliesTo: (task: TaskFacts) => boolean;
  /** @returns false if it no longer applied. */
  readonly make: (taskId: string) => Promise<boolean>;
}

/** Cancels the unfinished tasks that match. */
export const cancelEach = (dependencies: Dependencies, viewer: Viewer, request: TimedBulkRequest) =>
  changeTasks(dependencies, viewer, request, {
    appliesTo: ({ status }) => !isFinal(status),
    make: async (taskId) => (await revokeTask(dependencies, taskId))?.status === 'REVOKED',
  });

/** Retries the tasks that match, have ended without a complete result, and have not been retried. No task is retried twice. */
export const retryEach = (
  dependencies: Dependencies,
  viewer: Viewer,
  request: TimedBulkRequest,
  scope: RetryScope,
) => {
  const caller = viewer.kind === 'operator' ? null : ownerOf(viewer);
  return changeTasks(dependencies, viewer, request, {
    appliesTo: (task) => isRetryable(task) && task.retriedBy === null,
    make: async (taskId) => {
      const started = await startRetry(dependencies, taskId, { scope, caller, once: true });
      return started?.joined === false;
    },
  });
};

/** Deletes the finished tasks that match. */
export const deleteEach = (dependencies: Dependencies, viewer: Viewer, request: TimedBulkRequest) =>
  changeTasks(dependencies, viewer, request, {
    appliesTo: ({ status }) => isFinal(status),
    make: async (taskId) => {
      const task = await dependencies.eventLog.find(taskId);
      return task !== undefined && (await forgetTask(dependencies, task)) === 'written';
    },
  });

/**
 * Changes the tasks that match and that the viewer may see, at most 10,000. Tasks that cannot be read are left. If a limit on starts is
 * reached, or most of the time that the operation may take is over, it ends with what has been done: at least 50 tasks.
 *
 * @throws the error of the limit if nothing has been done.
 */
export const changeTasks = async (
  dependencies: Pick<Dependencies, 'index' | 'eventLog' | 'limits'>,
  viewer: Viewer,
  { where, dryRun, startedAt }: TimedBulkRequest,
  { appliesTo, make }: Change,
): Promise<BulkResult> => {
  const { max } = limits.bulkTasks;
  const endsAt = startedAt + dependencies.limits.maxRequestMs * shareOfTime;
  const isLate = () => performance.now() >= endsAt;
  let matched = 0;
  let changed = 0;
  for await (const { matches, next } of scanTasks(dependencies, viewer, where)) {
    const concerned = matches.flatMap(({ facts }) => (appliesTo(facts) ? [facts.id] : []));
    const taken = concerned.slice(0, max - matched);
    matched += taken.length;
    for (let from = 0; !dryRun && from < taken.length; from += atOnce) {
      const outcomes = await Promise.allSettled(taken.slice(from, from + atOnce).map(make));
      changed += outcomes.filter((one) => one.status === 'fulfilled' && one.value).length;
      const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      const failure = reasons.find((reason) => !(reason instanceof UnreadableDataError));
      if (failure !== undefined && (changed === 0 || !isStartLimit(failure))) throw failure;
      if (failure !== undefined || (isLate() && from + atOnce < taken.length)) {
        return { matched, changed, hasMore: true };
      }
    }
    if (taken.length < concerned.length || (next && isLate())) {
      return { matched, changed, hasMore: true };
    }
  }
  return { matched, changed, hasMore: false };
};

/** Tasks that are changed at the same time. */
const atOnce = 50;

/** Of the time that an operation may take. The rest is for the tasks that are being changed, and for the answer. */
const shareOfTime = 0.8;

const isStartLimit = (error: unknown): boolean =>
  error instanceof ApiError && ['RATE_LIMITED', 'QUEUE_FULL'].includes(error.visible.code);
