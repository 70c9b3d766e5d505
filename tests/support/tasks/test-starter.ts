import type { Task, TaskInput } from '../../../contract/task.ts';
import { listedTask } from '../../../tasks/listed-task.ts';
import { idempotentTaskId } from '../../../tasks/task-id.ts';
import { inputOf, progressOf, resultOf } from '../contract/samples.ts';
import { openTestDeployment } from './test-deployment.ts';

/** The secret with which these tests derive task IDs from idempotency keys. */
export const secret = 'a secret of the tests';

/** A deployment with functions that start and finish its tasks. */
export const openTestStarter = (options: Parameters<typeof openTestDeployment>[0] = {}) => {
  const deployment = openTestDeployment(options);
  const { starter } = deployment;
  const start = (
    overrides: Partial<TaskInput> = {},
    { idempotencyKey: key, maxAgeMs }: { idempotencyKey?: string; maxAgeMs?: number } = {},
  ) => {
    const input = inputOf(overrides);
    const taskId = key === undefined ? undefined : idempotentTaskId(secret, { ...input, key });
    return starter.start(input, { taskId, maxAgeMs });
  };
  /** Makes a task succeed, as a worker would. */
  const finish = async (taskId: string, complete = true): Promise<void> => {
    const { attempt } = await deployment.log.claim(taskId, {
      worker: 'host-1',
      claim: 'c1',
      attempts: 3,
    });
    await deployment.log.write(taskId, { fence: attempt, number: 1 }, [
      {
        type: 'TaskSucceeded',
        result: resultOf(complete),
        progress: progressOf({ fraction: 1 }),
        inMs: { expiresAt: deployment.log.ttlMs },
      },
    ]);
  };
  /** The task's entry in the lists. */
  const listed = (task: Task) => listedTask(task.id, task);
  return { ...deployment, start, finish, listed };
};
