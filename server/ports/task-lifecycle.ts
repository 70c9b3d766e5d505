import { catalogueRow, isSourceName, sourcesOfKind } from '../../contract/catalogue.ts';
import { isFinal, type Order, type Task } from '../../contract/task.ts';
import type { Started, StartRequest } from '../../schema/context.ts';
import { ApiError, badInput, taskNotFinished } from '../../schema/errors.ts';
import { cancelTask } from '../../tasks/cancelling.ts';
import type { Deployment } from '../../tasks/deployment.ts';
import { withinDeadline } from '../../tasks/redis/deadline.ts';
import { IdempotencyMismatch, type Starting } from '../../tasks/starting.ts';
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
    sources: [...(request.sources ?? (await usableSources(lifecycle.directory, request)))],
    productUrls: [...productUrls],
    owner,
    retryOf: null,
    scheduleId: null,
  };
  const options = { idempotencyKey, maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000 };
  return begin(lifecycle, order, options);
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
  return begin(lifecycle, order, { idempotencyKey: undefined, maxAgeMs: undefined });
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
  { starting, tokenSecret }: Lifecycle,
  order: Order,
  options: { idempotencyKey: string | undefined; maxAgeMs: number | undefined },
): Promise<Started> => {
  try {
    const { task, joined } = await withinDeadline(starting.start(order, options));
    return { task, joined, watchToken: issueWatchToken(tokenSecret, task) };
  } catch (error) {
    if (error instanceof IdempotencyMismatch) {
      throw new ApiError('IDEMPOTENCY_MISMATCH', `idempotencyKey: ${error.message}`);
    }
    throw error;
  }
};

/** All sources of a kind that can be asked, as far as the living workers say; all of the kind where none lives. */
const usableSources = async (
  directory: SourceDirectory,
  { kind, productUrls }: StartRequest,
): Promise<readonly string[]> => {
  const candidates = sourcesOfKind(kind).filter(
    (name) => productUrls.length > 0 || !catalogueRow(name).needsProductUrls,
  );
  const states = await directory.list();
  const configured = candidates.filter((name) =>
    states.some((state) => state.name === name && state.configured),
  );
  return configured.length > 0 ? configured : candidates;
};

const assertConfigured = async (
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
