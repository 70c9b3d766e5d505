import { fileURLToPath } from 'node:url';
import { type MeasuredNodeProcess, startMeasuredProcess } from '../harness/measured-process.ts';
import type { Stage } from '../harness/stage.ts';

/** Starts `bench/peers/<program>.mjs`. */
export const startPeer = (
  stage: Stage,
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredNodeProcess> =>
  startMeasuredProcess({
    name: `bench/peers/${program}.mjs`,
    file: peerFile(program),
    environment: { REDIS_URL: stage.redisUrl, ...environment },
  });

/** A BullMQ worker that processes 16 jobs at a time. */
export const startBullmqWorker = (stage: Stage): Promise<MeasuredNodeProcess> =>
  startPeer(stage, 'bullmq-worker', {
    CONCURRENCY: String(tasksAtOnce),
    EVENTS: String(progressSteps),
  });

/** What peers report of each task besides its result, which is the tenth step. */
export const progressSteps = 9;

/** The tasks that a worker processes at the same time. */
export const tasksAtOnce = 16;

export const peerFile = (program: string): string =>
  fileURLToPath(new URL(`../peers/${program}.mjs`, import.meta.url));
