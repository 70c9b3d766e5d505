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

export const peerFile = (program: string): string =>
  fileURLToPath(new URL(`../peers/${program}.mjs`, import.meta.url));
