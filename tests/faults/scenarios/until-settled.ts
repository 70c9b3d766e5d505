import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal } from '../../../contract/task.ts';
import type { Load } from '../harness/load.ts';
import type { System } from '../harness/system.ts';

/**
 * Waits until every task of the load is settled, or gone: a failover may take back a final event that all watchers were given,
 * and the task is then settled by a worker, or by the sweep. The audit tells of those that are not within three minutes.
 */
export const untilSettled = async ({ deployment }: System, load: Load): Promise<void> => {
  const deadline = Date.now() + 180_000;
  for (const { taskId } of load.tasks) {
    while (Date.now() < deadline) {
      const task = await deployment.log.find(taskId);
      if (!task || isFinal(task.status)) break;
      await sleep(200);
    }
  }
};
