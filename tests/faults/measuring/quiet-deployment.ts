import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisServer } from '../../../launch/local-redis/start-redis-server.ts';
import { type Deployment, openDeployment } from '../../../tasks/deployment.ts';

export interface QuietDeployment extends AsyncDisposable {
  /** Where a process finds it. */
  readonly at: { readonly redisUrl: string; readonly prefix: string };
  readonly deployment: Deployment;
}

/** A deployment on a Redis that keeps nothing on disk and that nobody else speaks to. */
export const startQuietDeployment = async (): Promise<QuietDeployment> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-faults-'));
  const server = await startRedisServer({ binary: await ensureRedisBinary(console.error), dir });
  const at = { redisUrl: server.url, prefix: `faults-${randomUUID().slice(0, 8)}` };
  const deployment = openDeployment('work', {
    ...at,
    ttlMs: 3_600_000,
    maxEvents: 10_000,
    onConnectionError: () => {},
  });
  return {
    at,
    deployment,
    async [Symbol.asyncDispose]() {
      await deployment.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
