import { Redis } from 'ioredis';
import {
  type RedisServer,
  startRedisServer,
} from '../../../launch/local-redis/start-redis-server.ts';

/** One of several Redis servers that form a cluster or a sentinel group. */
export interface RedisNode {
  readonly port: number;
  /** Sends commands to this node. While it is down they wait for up to 5 s. */
  readonly redis: Redis;
  /** Neither killed nor frozen. */
  readonly isUp: boolean;
  /** Sends SIGKILL. */
  kill(): Promise<void>;
  /** Restarts it on the same port, with `args` instead of the original arguments. */
  start(args?: readonly string[]): Promise<void>;
  /** Sends SIGSTOP: connections stay open, but there are no replies. */
  freeze(): void;
  /** Sends SIGCONT. */
  wake(): void;
  /** Stops it for good. */
  stop(): Promise<void>;
}

export const startRedisNode = async (options: {
  binary: string;
  dir: string;
  args: readonly string[];
}): Promise<RedisNode> => {
  const launch = (args: readonly string[], port?: number) =>
    startRedisServer({
      ...options,
      args: ['--repl-diskless-sync-delay', '0', ...args],
      ...(port === undefined ? {} : { port }),
    });
  let server: RedisServer | undefined = await launch(options.args);
  const { port } = server;
  const redis = adminOf(port);
  const signal = (name: NodeJS.Signals) => {
    if (server) process.kill(server.pid, name);
  };
  let isFrozen = false;
  const wake = () => {
    isFrozen = false;
    signal('SIGCONT');
  };
  const end = async () => {
    const own = server;
    server = undefined;
    await own?.stop();
  };
  return {
    port,
    redis,
    get isUp() {
      return server !== undefined && !isFrozen;
    },
    kill: async () => {
      signal('SIGKILL');
      await end();
    },
    start: async (args = options.args) => {
      server = await launch(args, port);
      if (server.port !== port) throw new Error(`Port ${port} is in use by another process.`);
    },
    freeze: () => {
      isFrozen = true;
      signal('SIGSTOP');
    },
    wake,
    stop: async () => {
      redis.disconnect();
      // A frozen process cannot exit.
      wake();
      await end();
    },
  };
};

/** Opens a connection for administrative commands. */
export const adminOf = (port: number): Redis => {
  const redis = new Redis(port, {
    commandTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
  });
  redis.on('error', () => {});
  return redis;
};
