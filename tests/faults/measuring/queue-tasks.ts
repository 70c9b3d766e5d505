import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { queueTask } from '../../support/server/collecting.ts';

/** Tasks that wait, by their IDs; no worker is told of them. */
export const queueTasks = (
  log: EventLog,
  count: number,
  productName = 'Brass kettle',
): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => (await queueTask(log, { productName })).taskId),
  );
