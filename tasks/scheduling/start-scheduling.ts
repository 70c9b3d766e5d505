import { Worker } from 'bullmq';
import type { Keys } from '../../contract/keys.ts';
import { type Tick, tickSchema } from '../../contract/schedule.ts';
import type { Connection } from '../../redis/connections.ts';
import { scheduleQueue } from './schedules.ts';
import { type ScheduledTaskStores, startScheduledTask } from './start-scheduled-task.ts';

interface SchedulingStores extends ScheduledTaskStores {
  /** A `work` connection: BullMQ requires commands that wait for Redis. */
  readonly redis: Connection;
  readonly keys: Keys;
}

/** Starts a task at every tick of every schedule, whatever its kind. All workers run it; each tick goes to one of them. */
export const startScheduling = (stores: SchedulingStores, onError: (error: unknown) => void) => {
  const worker = new Worker<Tick>(
    scheduleQueue,
    async ({ id = '', data }) => {
      await startScheduledTask(tickSchema.parse(data).schedule, id, stores);
    },
    {
      connection: stores.redis,
      prefix: stores.keys.schedulesPrefix,
      concurrency,
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    },
  );
  worker.on('error', onError);
  worker.on('failed', (_, error) => onError(error));
  return { stop: () => worker.close() };
};

/** Ticks that one process handles at once. */
const concurrency = 10;
