import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisServer } from '../../../launch/local-redis/start-redis-server.ts';
import { type Deployment, openDeployment } from '../../support/tasks/deployment.ts';

export interface IsolatedDeployment extends AsyncDisposable {
  /** How a process connects to it. */
  readonly connection: { readonly redisUrl: string; readonly prefix: string };
  readonly deployment: Deployment;
}

/** Opens a deployment on a Redis without persistence that has no other clients. */
export const startIsolatedDeployment = async (): Promise<IsolatedDeployment> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-faults-'));
  const server = await startRedisServer({ binary: await ensureRedisBinary(console.error), dir });
  const connection = { redisUrl: server.url, prefix: `faults-${randomUUID().slice(0, 8)}` };
  const deployment = openDeployment('work', {
    ...connection,
    ttlMs: 3_600_000,
    maxEvents: 10_000,
    onConnectionError: () => {},
  });
  return {
    connection,
    deployment,
    async [Symbol.asyncDispose]() {
      await deployment.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
