import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../../../demo/processes/start-process.ts';
import { type Holding, holdingSchema } from './holding.ts';

/** A server in a process of its own that tells what it holds. */
export interface MeasuredServer extends AsyncDisposable {
  /** Where GraphQL is. */
  readonly url: string;
  readonly port: number;
  /** What it holds now, behind a garbage collection. */
  measure(): Promise<Holding>;
  /** What it should not have done or said, so far. */
  readonly problems: readonly string[];
}

/** @param environment variables beside those that say where Redis is. */
export const startMeasuredServer = async (
  redis: { redisUrl: string; prefix: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> => {
  const said = new EventEmitter<{ ready: [url: string]; holding: [json: string] }>();
  const problems: string[] = [];
  const program = fileURLToPath(new URL('measured-server-program.ts', import.meta.url));
  const ready = once(said, 'ready');
  const own = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', program],
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
      if (line.startsWith('ready ')) said.emit('ready', line.slice('ready '.length));
      else if (line.startsWith('holding ')) said.emit('holding', line.slice('holding '.length));
      else problems.push(`the server said: ${line}`);
    },
  });
  const failed = own.ended.then((how) => {
    throw new Error(`The server ${how}: ${problems.join(' ')}`);
  });
  failed.catch(() => {});
  const [url] = await Promise.race([ready, failed]);
  return {
    url,
    port: Number(new URL(url).port),
    problems,
    async measure() {
      const holding = once(said, 'holding');
      process.kill(own.pid, 'SIGUSR2');
      const [json] = await Promise.race([holding, failed]);
      return holdingSchema.parse(JSON.parse(json));
    },
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};
