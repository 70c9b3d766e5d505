import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { SentinelConnection } from '../../redis/sentinel-connection.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';
import { startStandingSentinel } from '../support/redis/standing-sentinel.ts';

test('news of another master that comes while it connects does not end it', async () => {
  const sentinel = await startStandingSentinel(Number(new URL(inject('redisUrl')).port));
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
    failoverDetector: true,
  });
  onTestFinished(() => connection.disconnect());
  connection.on('error', () => {});
  await expect.poll(() => sentinel.listeners).toBe(1);

  sentinel.onAsked = async () => {
    sentinel.switchMaster();
    // The news is heard before the answer.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const admin = new Redis(inject('redisUrl'));
  onTestFinished(() => admin.disconnect());
  const ended = said(connection, 'end');
  await admin.client('KILL', 'ID', await connection.client('ID'));
  await ended;
  sentinel.onAsked = async () => {};
  expect(await connection.ping()).toBe('PONG');
});

test('one that was left stays so', async () => {
  const sentinel = await startStandingSentinel(Number(new URL(inject('redisUrl')).port));
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
  });
  await connection.ping();
  const ended = said(connection, 'end');
  connection.disconnect();
  await ended;
  expect(connection.status).toBe('end');
});

test('one that reached a master which is none any more leaves it', async () => {
  const redisUrl = new URL(inject('redisUrl'));
  const sentinel = await startStandingSentinel(Number(redisUrl.port));
  const other = await startOwnRedis();
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  // Whoever asks first is sent to the old one, all others to the new one.
  sentinel.onAsked = async () => {
    sentinel.onAsked = async () => {
      sentinel.masterPort = Number(new URL(other.url).port);
    };
  };
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
  });
  onTestFinished(() => connection.disconnect());
  await expect
    .poll(() => connection.stream.remotePort, { timeout: 5000 })
    .toBe(Number(new URL(other.url).port));
  await expect.poll(() => connection.status).toBe('ready');
});

/** Node's own `once` would take its errors for the end of waiting. */
const said = (connection: SentinelConnection, event: 'end' | 'ready'): Promise<void> =>
  new Promise((resolve) => connection.once(event, () => resolve()));
