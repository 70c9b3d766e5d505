import { Redis } from 'ioredis';
import {
  type RedisServer,
  startRedisServer,
} from '../../../launch/local-redis/start-redis-server.ts';

/** One of several Redis servers that belong together, to be broken. */
export interface RedisNode {
  readonly port: number;
  /** Commands to this node alone; they wait while it is down, 5 s at most. */
  readonly redis: Redis;
  /** Neither killed nor frozen. */
  readonly isUp: boolean;
  /** Ends it without a last word. */
  kill(): Promise<void>;
  /** Starts it again on its port, with `args` in place of those it was started with. */
  start(args?: readonly string[]): Promise<void>;
  /** SIGSTOP: connections stay open, nothing is answered. */
  freeze(): void;
  wake(): void;
  /** Ends it for good. */
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
      if (server.port !== port) throw new Error(`Port ${port} was taken by another.`);
    },
    freeze: () => {
      isFrozen = true;
      signal('SIGSTOP');
    },
    wake,
    stop: async () => {
      redis.disconnect();
      // One that is frozen cannot end by itself.
      wake();
      await end();
    },
  };
};

/** A connection for what operators do. */
export const adminOf = (port: number): Redis => {
  const redis = new Redis(port, {
    commandTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
  });
  redis.on('error', () => {});
  return redis;
};
