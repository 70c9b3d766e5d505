import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { ensureRedisBinary } from '../../../launch/local-redis/ensure-redis-binary.ts';
import {
  type RedisServer,
  startRedisServer,
} from '../../../launch/local-redis/start-redis-server.ts';

export interface RedisOptions {
  /** With `always`, a killed process loses no acknowledged write. Defaults to `everysec`. */
  readonly appendfsync?: 'always' | 'everysec';
}

/** A Redis process with an AOF that a scenario can kill, freeze, and restart. */
export interface RedisProcess extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** A direct connection for CLIENT KILL, CONFIG SET, and the like. Its commands wait while Redis is down. */
  readonly admin: Redis;
  /** Sends SIGKILL. Resolves once the process has exited. */
  kill(): Promise<void>;
  /** Restarts it on the same port from its AOF. */
  start(): Promise<void>;
  /** Sends SIGSTOP: connections stay open and nothing is answered. */
  freeze(): void;
  /** Sends SIGCONT. */
  wake(): void;
}

export const startRedisProcess = async ({
  appendfsync = 'everysec',
}: RedisOptions): Promise<RedisProcess> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-faults-'));
  const binary = await ensureRedisBinary(console.error);
  const args = ['--appendonly', 'yes', '--appendfsync', appendfsync];
  let server: RedisServer = await startRedisServer({ binary, dir, args });
  const { port, url } = server;
  const admin = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => 50 });
  admin.on('error', () => {});
  const signal = (name: NodeJS.Signals) => process.kill(server.pid, name);
  return {
    url,
    port,
    admin,
    kill: async () => {
      signal('SIGKILL');
      await server.stop();
    },
    start: async () => {
      server = await startRedisServer({ binary, dir, args, port });
      if (server.port !== port) throw new Error(`Another process took port ${port}.`);
    },
    freeze: () => signal('SIGSTOP'),
    wake: () => signal('SIGCONT'),
    async [Symbol.asyncDispose]() {
      admin.disconnect();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
