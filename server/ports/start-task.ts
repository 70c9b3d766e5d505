import type { TaskInput } from '../../contract/task.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { StartedTask, TaskRequest } from '../../schema/context.ts';
import { ApiError, badInput } from '../../schema/errors.ts';
import { idempotentTaskId } from '../../tasks/task-id.ts';
import { InputMismatchError, type StartOptions } from '../../tasks/task-starter.ts';
import { usableSources } from '../../tasks/usable-sources.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { issueWatchToken } from '../access/watch-token.ts';
import type { Dependencies } from './dependencies.ts';
import { type IdSecrets, keyedId } from './keyed-id.ts';
import { visibleRefusal } from './start-permit.ts';

/** Starts the requested task, or joins an existing one if the request allows it. */
export const startTask = async (
  dependencies: Dependencies,
  viewer: Viewer,
  request: TaskRequest,
): Promise<StartedTask> => {
  const { sourceStates, ttlSeconds } = dependencies;
  const owner = ownerOf(viewer);
  const { maxAge, idempotencyKey, kind, productName, maxReviews, productUrls, keepFor } = request;
  assertKeepable(dependencies, keepFor);
  const keptSeconds = keepFor ?? ttlSeconds;
  if (maxAge !== undefined && maxAge > keptSeconds) {
    throw badInput('maxAge', maxAge, `0 to ${keptSeconds} seconds`);
  }
  if (request.sources) await sourceStates.assertConfigured(request.sources);
  const input: TaskInput = {
    kind,
    productName,
    maxReviews,
    sources: [...(request.sources ?? usableSources(request, await sourceStates.reports()))],
    productUrls: [...productUrls],
    owner,
    retryOf: null,
    scheduleId: null,
    ...(keepFor === undefined ? {} : { keepFor }),
  };
  return acceptTask(dependencies, input, {
    key: idempotencyKey,
    maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000,
  });
};

/** @throws BAD_USER_INPUT if finished tasks are not kept that many seconds for anyone. */
export const assertKeepable = (
  { maxKeepSeconds }: Pick<Dependencies, 'maxKeepSeconds'>,
  keepFor: number | undefined,
): void => {
  if (keepFor === undefined || keepFor <= maxKeepSeconds) return;
  throw badInput('keepFor', keepFor, `1 to ${maxKeepSeconds} seconds`);
};

export interface AcceptOptions extends Pick<StartOptions, 'maxAgeMs' | 'kept'> {
  /** The idempotency key. */
  readonly key?: string | undefined;
  /** The ID of the task, instead of one that derives from the key. */
  readonly id?: string | undefined;
  /** Whose limit the start counts against; null if it does not count. Default: the owner of the task. */
  readonly caller?: string | null;
}

/** Counts the start against the caller's limit, writes the task and queues its job. */
export const acceptTask = async (
  {
    eventLog,
    starter,
    access,
    confirmSecret,
    startLimiter,
    logger,
  }: Pick<Dependencies, 'eventLog' | 'starter' | 'startLimiter' | 'logger'> & IdSecrets,
  input: TaskInput,
  { key, maxAgeMs, id, kept, caller = input.owner }: AcceptOptions = {},
): Promise<StartedTask> => {
  let taskId = id;
  const start = async () => {
    if (key !== undefined) {
      taskId = await keyedId(
        { access, confirmSecret },
        (secret) => idempotentTaskId(secret, { ...input, key }),
        (former) => eventLog.find(former),
      );
    }
    const permit = startLimiter && caller !== null ? { limiter: startLimiter, caller } : undefined;
    return starter.start(input, { taskId, maxAgeMs, permit, kept });
  };
  try {
    const { task, joined } = await withinDeadline(start());
    const { kind, sources, maxReviews } = task;
    logger.info({ taskId: task.id, kind, sources, maxReviews, joined }, 'task accepted');
    return {
      task,
      joined,
      watchToken: () => issueWatchToken(access.tokenSecret, { of: 'task', ...task }),
    };
  } catch (error) {
    if (!(error instanceof InputMismatchError)) throw visibleRefusal(error);
    throw new ApiError(
      'IDEMPOTENCY_MISMATCH',
      `idempotencyKey ${JSON.stringify(key)} belongs to task ${taskId}, which was started with different input. Use another key, or send the original input.`,
    );
  }
};
