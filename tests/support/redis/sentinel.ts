import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { findFreePort } from '../../../launch/free-port.ts';
import { waitForPing } from '../../../launch/local-redis/wait-for-ping.ts';
import { type RunningProcess, startProcess } from '../../../launch/processes/start-process.ts';
import { adminOf } from './redis-node.ts';
import { masterName } from './sentinel-queries.ts';

/** A sentinel process. */
export interface Sentinel {
  /** Sends commands to this sentinel. */
  readonly redis: Redis;
  readonly running: RunningProcess;
}

/** Starts a sentinel that considers the master down after one second without a reply. */
export const startSentinel = async (
  binary: string,
  dir: string,
  masterPort: number,
): Promise<Sentinel> => {
  const port = await findFreePort();
  // A sentinel rewrites its configuration file, so each needs its own.
  await mkdir(dir);
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${dir}`,
    `sentinel monitor ${masterName} 127.0.0.1 ${masterPort} 2`,
    `sentinel down-after-milliseconds ${masterName} 1000`,
    `sentinel failover-timeout ${masterName} 1500`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const running = await startProcess({ command: binary, args: [file, '--sentinel'] });
  const failure = await waitForPing(port, running);
  if (failure !== undefined) {
    await running.stop();
    throw new Error(`A sentinel ${failure}: ${running.lastLines().join('\n')}`);
  }
  return { redis: adminOf(port), running };
};
