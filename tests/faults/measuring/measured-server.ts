import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../../../launch/processes/start-process.ts';
import {
  type LiveObjects,
  liveObjectsSchema,
  type MemoryUsage,
  memoryReporting,
  memoryUsageSchema,
} from './memory-usage.ts';

/** A server process that reports its memory usage. */
export interface MeasuredServer extends AsyncDisposable {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly port: number;
  /** Its memory and CPU usage, after a garbage collection. */
  measure(): Promise<MemoryUsage>;
  /** Its live objects. This blocks the process for a second or more. */
  count(): Promise<LiveObjects>;
  /** Unexpected output so far. */
  readonly problems: readonly string[];
}

/** @param environment variables in addition to those for Redis. */
export const startMeasuredServer = async (
  redis: { redisUrl: string; prefix: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> => {
  const output = new EventEmitter<{
    ready: [url: string];
    memory: [json: string];
    objects: [json: string];
  }>();
  const problems: string[] = [];
  const program = fileURLToPath(new URL('measured-server-program.ts', import.meta.url));
  const ready = once(output, 'ready');
  const own = await startProcess({
    command: process.execPath,
    args: [...memoryReporting, '--no-warnings', '--import', 'tsx', program],
    environment: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'error',
      DRAIN_SECONDS: '0',
      ...environment,
      REDIS_URL: redis.redisUrl,
      REDIS_PREFIX: redis.prefix,
    },
    onLine: (line) => {
      const [, what, rest = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
      if (what === 'ready' || what === 'memory' || what === 'objects') output.emit(what, rest);
      else problems.push(`The server printed: ${line}`);
    },
  });
  const failed = own.ended.then((how) => {
    throw new Error(`The server ${how}: ${problems.join(' ')}`);
  });
  failed.catch(() => {});
  const [url] = await Promise.race([ready, failed]);
  const request = async (signal: NodeJS.Signals, what: 'memory' | 'objects'): Promise<unknown> => {
    const answer = once(output, what);
    process.kill(own.pid, signal);
    const [json] = await Promise.race([answer, failed]);
    return JSON.parse(json);
  };
  return {
    url,
    port: Number(new URL(url).port),
    problems,
    measure: async () => memoryUsageSchema.parse(await request('SIGUSR2', 'memory')),
    count: async () => liveObjectsSchema.parse(await request('SIGHUP', 'objects')),
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};
