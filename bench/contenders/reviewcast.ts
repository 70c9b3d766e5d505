import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Deployment, openDeployment } from '../../tests/support/tasks/deployment.ts';
import { type MeasuredNodeProcess, startMeasuredProcess } from '../harness/measured-process.ts';
import type { Stage } from '../harness/stage.ts';
import { tasksAtOnce } from './peer.ts';

/** The key that the load presents. Access is on, as in production. */
export const apiKey = 'bench-0123456789abcdef';

/** The owner of the tasks that its holder starts. */
export const owner = createHash('sha256').update(apiKey).digest('hex').slice(0, 24);

/** A server as in production, with every plugin and limit on; the limits are high enough for the load. */
export const startReviewcastServer = async (
  stage: Pick<Stage, 'redisUrl' | 'dist'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredNodeProcess> =>
  startMeasuredProcess({
    name: 'The server',
    file: join(await stage.dist(), 'server.js'),
    environment: {
      REDIS_URL: stage.redisUrl,
      PORT: '0',
      LOG_LEVEL: 'warn',
      DRAIN_SECONDS: '0',
      API_KEYS: apiKey,
      STARTS_PER_MINUTE: '1000000',
      QUEUE_LENGTH: '500000',
      OPEN_TASKS_PER_CALLER: '1000000',
      MAX_SOCKETS_PER_CLIENT: '1000000',
      ...environment,
    },
  });

/** A worker whose tasks do nothing but report ten steps each, 16 at a time. */
export const startReviewcastWorker = (
  stage: Pick<Stage, 'redisUrl'>,
): Promise<MeasuredNodeProcess> =>
  startMeasuredProcess({
    name: 'The worker',
    file: fileURLToPath(new URL('worker-program.ts', import.meta.url)),
    environment: { REDIS_URL: stage.redisUrl, CONCURRENCY: String(tasksAtOnce) },
  });

/**
 * A worker as in production, which collects from sites.
 *
 * @param sites the variables that configure its sources.
 * @param profiles the folder to which it writes its CPU profiles when it ends.
 */
export const startReviewcastCollector = async (
  stage: Stage,
  sites: Readonly<Record<string, string>>,
  profiles: string,
): Promise<MeasuredNodeProcess> =>
  startMeasuredProcess({
    name: 'The worker',
    file: join(await stage.dist(), 'worker.js'),
    environment: { REDIS_URL: stage.redisUrl, LOG_LEVEL: 'warn', DRAIN_SECONDS: '0', ...sites },
    nodeOptions: ['--cpu-prof', '--cpu-prof-dir', profiles],
  });

/** The stores of a worker, in this process. */
export const openWriter = ({ redisUrl }: Pick<Stage, 'redisUrl'>): Deployment & AsyncDisposable => {
  const deployment = openDeployment('work', {
    redisUrl,
    prefix: 'reviewcast',
    ttlMs: 3_600_000,
    maxEvents: 10_000,
    onConnectionError: (_role, error) => console.error(error.message),
  });
  return { ...deployment, [Symbol.asyncDispose]: () => deployment.close() };
};
