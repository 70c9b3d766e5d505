import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal } from '../../../contract/task.ts';
import type { Load } from '../harness/load.ts';
import type { System } from '../harness/system.ts';

/**
 * Waits until every task of the load is settled or gone. A failover can roll back a final event that all watchers received, and a
 * worker or the sweep settles the task again. The audit reports tasks that are not settled within three minutes.
 */
export const waitUntilSettled = async ({ deployment }: System, load: Load): Promise<void> => {
  const deadline = Date.now() + 180_000;
  for (const { taskId } of load.tasks) {
    while (Date.now() < deadline) {
      const task = await deployment.log.find(taskId);
      if (!task || isFinal(task.status)) break;
      await sleep(200);
    }
  }
};
