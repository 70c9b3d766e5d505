import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../free-port.ts';
import { type RunningProcess, startProcess } from '../processes/start-process.ts';
import { waitForPing } from './wait-for-ping.ts';

export interface RedisServerOptions {
  /** The full path of the server program. */
  readonly binary: string;
  /** The folder for the data and `redis.log`. Created if it does not exist. */
  readonly dir: string;
  /** The port to try first. Default: any free port. */
  readonly port?: number;
  /** Additional arguments, which override the default ones. */
  readonly args?: readonly string[];
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Sends SIGTERM, then SIGKILL after 10 s. Resolves after the process has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis on 127.0.0.1 that ends with this process, never evicts a key, and by default writes nothing to disk. Resolves after
 * it has answered PING. If the port is in use, tries another one.
 *
 * @throws with the last lines of its log if it exits or does not answer within 20 s.
 */
export const startRedisServer = async (options: RedisServerOptions): Promise<RedisServer> => {
  await mkdir(options.dir, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && options.port ? options.port : await findFreePort();
    const name = `reviewcast-${randomUUID()}`;
    const server = await launch(options, port, name);
    const failure = await waitForPing(port, server, name);
    if (failure === undefined) {
      const url = `redis://127.0.0.1:${port}`;
      return { url, port, pid: server.pid, stop: () => server.stop() };
    }
    await server.stop();
    const log = server.lastLines().join('\n');
    if (attempt === maxTries || !isPortInUse(log)) {
      throw new Error(`${options.binary} ${failure}. The end of its log:\n${log}`);
    }
  }
};

const maxTries = 10;

/** The reason that follows depends on the system. */
const isPortInUse = (log: string): boolean =>
  /Address already in use|could not create server TCP listening socket/i.test(log);

const launch = async (
  options: RedisServerOptions,
  port: number,
  name: string,
): Promise<RunningProcess> => {
  const log = createWriteStream(join(options.dir, 'redis.log'), { flags: 'a' });
  const server = await startProcess({
    command: options.binary,
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', options.dir],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
      // Has no effect unless logging to the system is on, and can be read back.
      ...['--syslog-ident', name],
      ...(options.args ?? []),
    ],
    onLine: (line) => log.write(`${line}\n`),
  });
  void server.ended.then(() => log.end());
  return server;
};
