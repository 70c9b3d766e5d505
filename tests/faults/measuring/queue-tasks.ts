import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { queuedTask } from '../../support/server/fake-worker.ts';

/** Creates pending tasks without jobs, and returns their IDs. */
export const queueTasks = (
  log: EventLog,
  count: number,
  productName = 'Brass kettle',
): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => (await queuedTask(log, { productName })).taskId),
  );
