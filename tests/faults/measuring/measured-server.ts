import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../../../launch/processes/start-process.ts';
import { type Alive, aliveSchema, type Holding, holdingSchema } from './holding.ts';

/** A server in a process of its own that tells what it holds. */
export interface MeasuredServer extends AsyncDisposable {
  /** Where GraphQL is. */
  readonly url: string;
  readonly port: number;
  /** What it holds now, behind a garbage collection. */
  measure(): Promise<Holding>;
  /** What is alive in it now. It stands still for it, for a second or more. */
  count(): Promise<Alive>;
  /** What it should not have done or said, so far. */
  readonly problems: readonly string[];
}

/** @param environment variables beside those that say where Redis is. */
export const startMeasuredServer = async (
  redis: { redisUrl: string; prefix: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> => {
  const said = new EventEmitter<{
    ready: [url: string];
    holding: [json: string];
    alive: [json: string];
  }>();
  const problems: string[] = [];
  const program = fileURLToPath(new URL('measured-server-program.ts', import.meta.url));
  const ready = once(said, 'ready');
  const own = await startProcess({
    command: process.execPath,
    args: ['--expose-gc', '--no-warnings', '--import', 'tsx', program],
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
      if (what === 'ready' || what === 'holding' || what === 'alive') said.emit(what, rest);
      else problems.push(`the server said: ${line}`);
    },
  });
  const failed = own.ended.then((how) => {
    throw new Error(`The server ${how}: ${problems.join(' ')}`);
  });
  failed.catch(() => {});
  const [url] = await Promise.race([ready, failed]);
  const ask = async (signal: NodeJS.Signals, what: 'holding' | 'alive'): Promise<unknown> => {
    const answer = once(said, what);
    process.kill(own.pid, signal);
    const [json] = await Promise.race([answer, failed]);
    return JSON.parse(json);
  };
  return {
    url,
    port: Number(new URL(url).port),
    problems,
    measure: async () => holdingSchema.parse(await ask('SIGUSR2', 'holding')),
    count: async () => aliveSchema.parse(await ask('SIGHUP', 'alive')),
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};
