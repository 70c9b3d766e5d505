import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../free-port.ts';
import { type RunningProcess, startProcess } from '../processes/start-process.ts';
import { waitForPing } from './wait-for-ping.ts';

export interface RedisServerOptions {
  /** What {@link findRedisBinary} found. */
  readonly binary: string;
  /** Made when missing; holds the data and `redis.log`. */
  readonly dir: string;
  /** The port to try first; any free one when left out. */
  readonly port?: number;
  /** Further arguments; they win over the ones given by default. */
  readonly args?: readonly string[];
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** SIGTERM, then SIGKILL after 10 s; resolves once it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis on 127.0.0.1 that keeps nothing on disk unless `args` ask for it, never evicts a key and dies with this
 * process. Resolves once it answers PING; a port that is taken is stepped around.
 *
 * @throws with the last lines of its log when it ends or stays silent for 20 s.
 */
export const startRedisServer = async (options: RedisServerOptions): Promise<RedisServer> => {
  await mkdir(options.dir, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && options.port ? options.port : await findFreePort();
    const server = await launch(options, port);
    const failure = await waitForPing(port, server);
    if (failure === undefined) {
      const url = `redis://127.0.0.1:${port}`;
      return { url, port, pid: server.pid, stop: () => server.stop() };
    }
    await server.stop();
    const log = server.lastLines().join('\n');
    if (attempt === attempts || !log.includes('Address already in use')) {
      throw new Error(`${options.binary} ${failure}. Its log ends with:\n${log}`);
    }
  }
};

const attempts = 10;

const launch = async (options: RedisServerOptions, port: number): Promise<RunningProcess> => {
  const log = createWriteStream(join(options.dir, 'redis.log'), { flags: 'a' });
  const server = await startProcess({
    command: options.binary,
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', options.dir],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      ...(options.args ?? []),
    ],
    onLine: (line) => log.write(`${line}\n`),
  });
  void server.ended.then(() => log.end());
  return server;
};
