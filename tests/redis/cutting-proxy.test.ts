import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';

const open = async () => {
  const proxy = await openCuttingProxy(inject('redisUrl'));
  onTestFinished(() => proxy[Symbol.asyncDispose]());
  const redis = new Redis(proxy.url, { maxRetriesPerRequest: 0, retryStrategy: () => 10 });
  redis.on('error', () => {});
  onTestFinished(() => redis.disconnect());
  const direct = new Redis(inject('redisUrl'));
  onTestFinished(() => direct.disconnect());
  const key = `test-${crypto.randomUUID()}`;
  onTestFinished(async () => void (await direct.del(key)));
  return { proxy, redis, direct, key };
};

test('cutting a reply lets Redis execute the command, and affects no other reply', async () => {
  const { proxy, redis, direct, key } = await open();
  await redis.set(key, '1');
  const cut = proxy.cutReply(({ name }) => name === 'incr');
  await expect(redis.incr(key)).rejects.toThrow();
  expect(await cut).toMatchObject({ name: 'incr', args: [key] });
  expect(await direct.get(key)).toBe('2');
  await expect.poll(() => redis.incr(key).catch(() => undefined)).toBe(3);
});

test('a stall delays everything and loses nothing', async () => {
  const { proxy, redis, direct, key } = await open();
  await redis.set(key, '1');
  proxy.stall();
  const replies = Promise.all([redis.incr(key), redis.incr(key)]);
  expect(await direct.get(key)).toBe('1');
  proxy.flow();
  expect(await replies).toEqual([2, 3]);
});

test('half-closing a connection ends it for the client', async () => {
  const { proxy, redis, key } = await open();
  await redis.set(key, '1');
  const ended = new Promise((resolve) => redis.once('close', resolve));
  proxy.halfClose();
  await ended;
  await expect.poll(() => redis.get(key).catch(() => undefined)).toBe('1');
  await expect.poll(() => proxy.open).toBe(1);
});

test('refused connections never reach Redis', async () => {
  const { proxy, redis, key } = await open();
  await redis.set(key, '1');
  proxy.refuse();
  proxy.cut();
  await expect(redis.get(key)).rejects.toThrow();
  expect(proxy.open).toBe(0);
  proxy.accept();
  await expect.poll(() => redis.get(key).catch(() => undefined)).toBe('1');
});

test('the depth of a command is the number of round trips up to and including its own', async () => {
  const { proxy, redis, key } = await open();
  await redis.ping();
  proxy.delay(20);
  proxy.forget();
  await Promise.all([redis.set(key, '1'), redis.incr(key)]);
  await redis.get(key);
  expect(proxy.commands.map(({ name, depth }) => [name, depth])).toEqual([
    ['set', 1],
    ['incr', 1],
    ['get', 2],
  ]);
});

test('values that span several chunks pass unchanged', async () => {
  const { redis, key } = await open();
  const long = 'é\r\n$5\r\n*2\r\n'.repeat(100_000);
  await redis.set(key, long);
  const replies = await Promise.all(Array.from({ length: 5 }, () => redis.get(key)));
  expect(replies).toEqual(Array(5).fill(long));
});
