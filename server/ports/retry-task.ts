import { isFinal } from '../../contract/task.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { RetryScope, StartedTask } from '../../schema/context.ts';
import { taskNotFinished, taskNotFound } from '../../schema/errors.ts';
import { replaceInCollection } from '../../tasks/collections/replace-in-collection.ts';
import { readRetry } from '../../tasks/retrying.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getTask } from './find-task.ts';
import { acceptTask } from './start-task.ts';

/** Starts a new task with the input of a finished one, on behalf of its owner. It counts as a start of the viewer. */
export const retryTask = async (
  dependencies: Dependencies,
  viewer: Viewer,
  taskId: string,
  scope: RetryScope,
): Promise<StartedTask> => {
  const task = await getTask(dependencies, viewer, taskId);
  const caller = ownerOf(viewer);
  if (!isFinal(task.status)) throw taskNotFinished(task.id, task.status);
  const started = await startRetry(dependencies, task.id, { scope, caller });
  // It has expired or was deleted since.
  if (!started) throw taskNotFound(task.id);
  return started;
};

/**
 * Starts the retry of a task and records it in the task.
 *
 * @param options `once`: starts no second task, also if an earlier call was interrupted. `caller`: whose limit it counts against.
 * @returns undefined if no finished task has the ID.
 * @throws RATE_LIMITED
 */
export const startRetry = async (
  dependencies: Dependencies,
  taskId: string,
  {
    scope,
    caller,
    once = false,
  }: { readonly scope: RetryScope; readonly caller: string | null; readonly once?: boolean },
): Promise<StartedTask | undefined> => {
  const { eventLog } = dependencies;
  const retry = await withinDeadline(readRetry(eventLog, taskId, scope));
  if (!retry) return undefined;
  const { input, kept, onceId } = retry;
  const started = await acceptTask(dependencies, input, {
    caller,
    kept,
    id: once ? onceId : undefined,
  });
  const { task } = started;
  await withinDeadline(eventLog.noteRetry(taskId, task.id));
  await withinDeadline(replaceInCollection(taskId, task, { ...dependencies, log: eventLog }));
  return started;
};
