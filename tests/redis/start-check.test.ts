import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../launch/free-port.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { until } from '../support/redis/until.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { runStack } from '../support/stack/running-stack.ts';

/** Starts a server or a worker as `node dist/server.js` does. */
const start = async (name: 'server' | 'worker', redisUrl: string) => {
  const lines: string[] = [];
  const running = await startProcess({
    command: process.execPath,
    args: [`${inject('dist')}/${name}.js`],
    environment: { REDIS_URL: redisUrl, PORT: '0', DRAIN_SECONDS: '0' },
    onLine: (line) => lines.push(line),
  });
  onTestFinished(() => running.stop());
  return { lines, ended: running.ended };
};

const adminOf = (port: number): Redis => {
  const admin = new Redis(port);
  admin.on('error', () => {});
  onTestFinished(() => admin.disconnect());
  return admin;
};

/** The rules of the user in docs/redis.md. */
const documentedRights =
  /^ACL SETUSER \S+ on >\S+ (.+)$/m.exec(readFileSync('docs/redis.md', 'utf8'))?.[1]?.split(' ') ??
  [];

test.each(['server', 'worker'] as const)(
  'a %s that cannot use Redis exits with 1 and prints one sentence, without the password',
  async (name) => {
    const redis = await startOwnRedis();
    const { lines, ended } = await start(name, `redis://:hunter2@127.0.0.1:${redis.port}/99`);
    expect(await ended).toBe('exited with code 1');
    expect(lines).toEqual([
      `127.0.0.1:${redis.port} cannot select database 99: it has fewer databases; use a lower number, or none, at the end of REDIS_URL.`,
    ]);
    expect(await adminOf(redis.port).dbsize(), 'keys in database 0').toBe(0);
  },
);

test('a server that cannot reach Redis exits with 1 and prints one sentence', async () => {
  const port = await findFreePort();
  const { lines, ended } = await start('server', `redis://127.0.0.1:${port}`);
  expect(await ended).toBe('exited with code 1');
  expect(lines).toEqual([expect.stringContaining(`127.0.0.1:${port} refuses connections;`)]);
});

test('a worker that cannot reach Redis says why, and starts once it can', async () => {
  const port = await findFreePort();
  const { lines } = await start('worker', `redis://127.0.0.1:${port}`);
  const printed = (text: string) =>
    until(text, async () => lines.some((line) => line.includes(text)));
  await printed(`127.0.0.1:${port} refuses connections; check that Redis is running there`);
  await startOwnRedis({ port });
  await printed('ready worker');
});

test('a whole task runs with the rights that docs/redis.md lists', async () => {
  const { port } = await startOwnRedis();
  const admin = adminOf(port);
  await admin.call('ACL', 'SETUSER', 'app', 'on', '>hunter2', ...documentedRights);
  const { url } = await runStack({
    REDIS_URL: `redis://app:hunter2@127.0.0.1:${port}`,
    REDIS_PREFIX: 'reviewcast',
  });
  const productName = 'Aurora Noise Cancelling Headphones';
  for (const kind of ['COMMUNITY', 'STORE', 'GOOGLE'] as const) {
    const task = await finishedTask(url, { kind, productName, maxReviews: 5 });
    expect(task).toMatchObject({ status: 'SUCCESS' });
  }
  expect(await admin.call('ACL', 'LOG'), 'commands that Redis denied').toEqual([]);
}, 60_000);

test('a password that Redis rejects later does not get into the log, on a cluster either', async () => {
  const args = ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'];
  const { port } = await startOwnRedis({ args });
  const admin = adminOf(port);
  await admin.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  await until('the cluster is up', async () =>
    String(await admin.cluster('INFO')).includes('cluster_state:ok'),
  );
  const rights = [...documentedRights, '+cluster|slots'];
  await admin.call('ACL', 'SETUSER', 'app', 'on', '>hunter2', ...rights);
  const { lines } = await start('worker', `redis+cluster://app:hunter2@127.0.0.1:${port}`);
  await until('the worker is ready', async () => lines.some((line) => line.startsWith('ready')));

  await admin.call('ACL', 'SETUSER', 'app', 'resetpass', '>changed');
  await admin.client('KILL', 'USER', 'app');

  await until('the rejection is logged', async () =>
    lines.some((line) => line.includes('WRONGPASS')),
  );
  expect(lines.join('\n')).not.toContain('hunter2');
}, 60_000);
