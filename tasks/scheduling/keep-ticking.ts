import { Worker } from 'bullmq';
import { type Tick, tickSchema } from '../../contract/schedule.ts';
import type { Deployment } from '../deployment.ts';
import { Starting } from '../starting.ts';
import { scheduleQueue } from './schedules.ts';
import { startRun } from './start-run.ts';

/** Starts the runs of all schedules as they come due, whatever kind they are of; each tick is taken by one process. */
export const keepTicking = (deployment: Deployment, onError: (error: unknown) => void) => {
  const { redis, keys } = deployment;
  const starting = new Starting(deployment);
  const worker = new Worker<Tick>(
    scheduleQueue,
    async ({ id = '', data }) => {
      await startRun(tickSchema.parse(data).schedule, id, { ...deployment, starting });
    },
    {
      connection: redis,
      prefix: keys.schedulesPrefix,
      concurrency: ticksAtOnce,
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    },
  );
  worker.on('error', onError);
  worker.on('failed', (_, error) => onError(error));
  return { stop: () => worker.close() };
};

const ticksAtOnce = 10;
