import type { Progress } from '../../../../contract/task.ts';
import type { NewEvent } from '../../../../tasks/event-log/new-event.ts';
import { randomTaskId } from '../../../../tasks/task-id.ts';
import { failure, inputOf, progressOf, resultOf } from '../../contract/samples.ts';
import type { Deployment } from '../deployment.ts';

/** Creates a pending task. */
export const createTask = async ({ log }: Deployment): Promise<string> => {
  const taskId = randomTaskId();
  await log.create(taskId, inputOf(), progressOf());
  return taskId;
};

/** Creates a task that a worker has claimed. */
export const claimedTask = async (deployment: Deployment): Promise<string> => {
  const taskId = await createTask(deployment);
  await deployment.log.claim(taskId, claimOf('c1'));
  return taskId;
};

export const claimOf = (claim: string, attempts = 3) => ({ worker: 'host-1', claim, attempts });

export const progressed = (overrides: Partial<Progress> = {}): NewEvent => ({
  type: 'TaskProgressed',
  progress: progressOf(overrides),
});

export const succeeded = (expiresInMs = 60_000): NewEvent => ({
  type: 'TaskSucceeded',
  result: resultOf(true),
  progress: progressOf({ fraction: 1 }),
  inMs: { expiresAt: expiresInMs },
});

export const failed = (expiresInMs = 60_000): NewEvent => ({
  type: 'TaskFailed',
  error: failure,
  inMs: { expiresAt: expiresInMs },
});

export const retrying = (inMs: number): NewEvent => ({
  type: 'TaskRetrying',
  error: failure,
  inMs: { retryAt: inMs },
});

export const eventTypes = async ({ log }: Deployment, taskId: string): Promise<(string | null)[]> =>
  (await log.read(taskId, 1, 1000)).map(({ type }) => type);
