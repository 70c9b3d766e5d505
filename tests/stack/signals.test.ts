import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { startProcess } from '../../launch/processes/start-process.ts';

/** Runs a command as the first process of a container does: with ID 1. */
const unshare = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child=KILL'];
const [unshareCommand = '', ...unshareArgs] = unshare;
const canUnshare = spawnSync(unshareCommand, [...unshareArgs, 'true']).status === 0;

const program = (name: 'server' | 'worker') => [
  process.execPath,
  join(inject('dist'), `${name}.js`),
];

const start = async ([command = '', ...args]: readonly string[], variables: object) => {
  let onReady = (_line: string): void => {};
  const ready = new Promise<string>((resolve) => {
    onReady = resolve;
  });
  const running = await startProcess({
    command,
    args,
    environment: { PATH: process.env['PATH'], REDIS_PREFIX: 'signals', ...variables },
    onLine: (line) => {
      if (line.startsWith('ready ')) onReady(line.slice('ready '.length));
    },
  });
  onTestFinished(() => running.stop(0));
  return { ...running, ready };
};

/** A Redis that accepts connections and never answers. */
const openSilentRedis = async () => {
  const server = createServer(() => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return { url: `redis://127.0.0.1:${address.port}`, connected: once(server, 'connection') };
};

describe.each(['server', 'worker'] as const)('a %s that waits for Redis', (name) => {
  test.each(['SIGTERM', 'SIGINT'] as const)('exits at once on %s', async (signal) => {
    const redis = await openSilentRedis();
    const running = await start(program(name), { REDIS_URL: redis.url, PORT: '0' });
    await redis.connected;
    process.kill(running.pid, signal);
    expect(await running.ended).toBe('exited with code 0');
  });

  test.skipIf(!canUnshare)('does so as the first process of a container', async () => {
    const redis = await openSilentRedis();
    const command = [...unshare, ...program(name)];
    const running = await start(command, { REDIS_URL: redis.url, PORT: '0' });
    await redis.connected;
    const children = readFileSync(`/proc/${running.pid}/task/${running.pid}/children`, 'utf8');
    process.kill(Number(children), 'SIGTERM');
    expect(await running.ended).toBe('exited with code 0');
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a second signal, %s, ends a draining server at once',
  async (signal) => {
    const server = await start(program('server'), {
      REDIS_URL: inject('redisUrl'),
      PORT: '0',
      DRAIN_DELAY_SECONDS: '3600',
    });
    const readyz = new URL('/readyz', await server.ready);
    process.kill(server.pid, 'SIGTERM');
    await expect.poll(async () => (await fetch(readyz)).status).toBe(503);
    process.kill(server.pid, signal);
    expect(await server.ended).toBe('exited with code 130');
  },
);

test('a worker ignores what Kubernetes sets for services, says so, and starts', async () => {
  const worker = await start(program('worker'), {
    REDIS_URL: inject('redisUrl'),
    REDIS_URI: 'redis://elsewhere:6379',
    REDIS_PORT: 'tcp://10.0.0.2:6379',
    WORKER_PORT: 'tcp://10.0.0.1:9000',
    WORKER_SERVICE_HOST: '10.0.0.1',
  });
  await worker.ready;
  expect(worker.lastLines().filter((line) => line.includes('"level":40'))).toEqual([
    expect.stringContaining('Unknown variable REDIS_URI is ignored, because REDIS_URL is set.'),
    expect.stringContaining('WORKER_PORT is'),
  ]);
});
