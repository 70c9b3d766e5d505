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
  /** `always` loses nothing that was answered, whatever happens to the process; `everysec` when left out. */
  readonly appendfsync?: 'always' | 'everysec';
}

/** A Redis with an AOF, to be broken. */
export interface RedisVictim extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** A connection past every proxy, for CLIENT KILL, CONFIG SET and the like; it waits while Redis is away. */
  readonly admin: Redis;
  /** SIGKILL; resolves once it has ended. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what its AOF holds. */
  start(): Promise<void>;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  wake(): void;
}

export const startRedisVictim = async ({
  appendfsync = 'everysec',
}: RedisOptions): Promise<RedisVictim> => {
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
      if (server.port !== port) throw new Error(`Port ${port} was taken by another.`);
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
