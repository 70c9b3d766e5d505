import { isSourceName } from '../../contract/catalogue.ts';
import { isFinal, type Order, type Task } from '../../contract/task.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { Started, StartRequest } from '../../schema/context.ts';
import { ApiError, badInput, taskNotFinished } from '../../schema/errors.ts';
import { cancelTask } from '../../tasks/cancelling.ts';
import type { Deployment } from '../../tasks/deployment.ts';
import type { StartLimit } from '../../tasks/start-limit.ts';
import { InputMismatchError, type Starting } from '../../tasks/starting.ts';
import { idempotentTaskId } from '../../tasks/task-id.ts';
import { usableSources } from '../../tasks/usable-sources.ts';
import { assertMayStart } from '../access/start-limit.ts';
import { assertNoWatcher, ownerOf, type Viewer } from '../access/viewer.ts';
import { issueWatchToken } from '../access/watch-token.ts';
import type { SourceDirectory } from './source-directory.ts';

export interface Lifecycle {
  readonly deployment: Deployment;
  readonly starting: Starting;
  readonly directory: SourceDirectory;
  readonly tokenSecret: string;
  /** Seconds that a finished task is kept. */
  readonly ttlSeconds: number;
  readonly schedulesPerCaller: number;
  /** Undefined: callers may start as many tasks as they like. */
  readonly startLimit: StartLimit | undefined;
}

/** Starts, or joins, what a caller asks for. */
export const startTask = async (
  lifecycle: Lifecycle,
  viewer: Viewer,
  request: StartRequest,
): Promise<Started> => {
  const owner = ownerOf(viewer);
  const { maxAge, idempotencyKey, kind, productName, maxReviews, productUrls } = request;
  if (maxAge !== undefined && maxAge > lifecycle.ttlSeconds) {
    throw badInput('maxAge', maxAge, `0 to ${lifecycle.ttlSeconds} seconds`);
  }
  if (request.sources) await assertConfigured(lifecycle.directory, request.sources);
  const order: Order = {
    kind,
    productName,
    maxReviews,
    sources: [...(request.sources ?? usableSources(request, await lifecycle.directory.reports()))],
    productUrls: [...productUrls],
    owner,
    retryOf: null,
    scheduleId: null,
  };
  return begin(lifecycle, order, {
    key: idempotencyKey,
    maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000,
  });
};

/** Starts a finished task's work again. */
export const retryTask = async (
  lifecycle: Lifecycle,
  viewer: Viewer,
  task: Task,
): Promise<Started> => {
  const owner = ownerOf(viewer);
  if (!isFinal(task.status)) throw taskNotFinished(task.id, task.status);
  const { kind, productName, maxReviews, sources, productUrls } = task;
  const order = {
    kind,
    productName,
    maxReviews,
    sources,
    productUrls,
    owner,
    retryOf: task.id,
    scheduleId: null,
  };
  return begin(lifecycle, order, {});
};

export const stopTask = async (
  { deployment }: Lifecycle,
  viewer: Viewer,
  task: Task,
): Promise<Task> => {
  assertNoWatcher(viewer);
  return (await cancelTask(task.id, deployment)) ?? task;
};

export const forgetTask = async (
  { deployment }: Lifecycle,
  viewer: Viewer,
  task: Task,
): Promise<void> => {
  assertNoWatcher(viewer);
  const outcome = await deployment.log.forget(task.id);
  if (outcome === 'unfinished') throw taskNotFinished(task.id, task.status);
  await deployment.index.remove(task.id, task.owner);
};

const begin = async (
  { starting, tokenSecret, startLimit }: Lifecycle,
  order: Order,
  { key, maxAgeMs }: { key?: string | undefined; maxAgeMs?: number | undefined },
): Promise<Started> => {
  const taskId = key === undefined ? undefined : idempotentTaskId(tokenSecret, { ...order, key });
  const start = async () => {
    await assertMayStart(startLimit, order.owner);
    return starting.start(order, { taskId, maxAgeMs });
  };
  try {
    const { task, joined } = await withinDeadline(start());
    return { task, joined, watchToken: issueWatchToken(tokenSecret, task) };
  } catch (error) {
    if (error instanceof InputMismatchError) {
      throw new ApiError(
        'IDEMPOTENCY_MISMATCH',
        `idempotencyKey: The key ${JSON.stringify(key)} belongs to task ${taskId}, which was started with other input.`,
      );
    }
    throw error;
  }
};

/** @throws BAD_USER_INPUT naming a source that is not configured, as far as the living workers say. */
export const assertConfigured = async (
  directory: SourceDirectory,
  names: readonly string[],
): Promise<void> => {
  const states = await directory.list();
  for (const name of names.filter(isSourceName)) {
    const state = states.find((candidate) => candidate.name === name);
    if (state && !state.configured && directory.anyWorkerAlive) {
      throw badInput(
        'sources',
        name,
        `a source that this deployment has configured: ${state.note}`,
      );
    }
  }
};
