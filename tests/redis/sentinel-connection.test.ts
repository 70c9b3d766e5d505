import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { SentinelConnection } from '../../redis/sentinel-connection.ts';
import { startFakeSentinel } from '../support/redis/fake-sentinel.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';

test('a failover announced while it connects does not end the connection', async () => {
  const sentinel = await startFakeSentinel(Number(new URL(inject('redisUrl')).port));
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
    failoverDetector: true,
  });
  onTestFinished(() => connection.disconnect());
  connection.on('error', () => {});
  await expect.poll(() => sentinel.listeners).toBe(1);

  sentinel.onQuery = async () => {
    sentinel.announceSwitch();
    // The announcement must arrive before the reply.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const admin = new Redis(inject('redisUrl'));
  onTestFinished(() => admin.disconnect());
  const ended = emitted(connection, 'end');
  await admin.client('KILL', 'ID', await connection.client('ID'));
  await ended;
  sentinel.onQuery = async () => {};
  expect(await connection.ping()).toBe('PONG');
});

test('disconnect() is final', async () => {
  const sentinel = await startFakeSentinel(Number(new URL(inject('redisUrl')).port));
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
  });
  await connection.ping();
  const ended = emitted(connection, 'end');
  connection.disconnect();
  await ended;
  expect(connection.status).toBe('end');
});

test('a connection to a demoted master is replaced', async () => {
  const redisUrl = new URL(inject('redisUrl'));
  const sentinel = await startFakeSentinel(Number(redisUrl.port));
  const other = await startOwnRedis();
  onTestFinished(() => sentinel[Symbol.asyncDispose]());
  // The first query returns the old master, all later ones the new one.
  sentinel.onQuery = async () => {
    sentinel.onQuery = async () => {
      sentinel.masterPort = Number(new URL(other.url).port);
    };
  };
  const connection = new SentinelConnection({
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: 'main',
  });
  onTestFinished(() => connection.disconnect());
  await expect.poll(() => connection.stream.remotePort).toBe(Number(new URL(other.url).port));
  await expect.poll(() => connection.status).toBe('ready');
});

/** Unlike `once` of Node, it ignores error events. */
const emitted = (connection: SentinelConnection, event: 'end' | 'ready'): Promise<void> =>
  new Promise((resolve) => connection.once(event, () => resolve()));
