import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { RedisTimeoutError, withinDeadline } from '../../redis/deadline.ts';

const connect = async (): Promise<Redis> => {
  const redis = new Redis(inject('redisUrl'));
  onTestFinished(() => redis.disconnect());
  await redis.ping();
  return redis;
};

/** Keeps the event loop from reading anything. */
const block = (ms: number): void => {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt);
};

test('a process that is too busy to read what Redis has answered does not take it for late', async () => {
  const redis = await connect();
  const answers = [
    withinDeadline(redis.ping(), 600),
    withinDeadline(
      redis.ping().then(() => redis.echo('second')),
      600,
    ),
  ];
  block(1500);
  expect(await Promise.all(answers)).toEqual(['PONG', 'second']);
});

test('what Redis does not answer fails once the time has passed', async () => {
  const redis = await connect();
  const answer = withinDeadline(redis.blpop(`nothing-${crypto.randomUUID()}`, 0), 60);
  await expect(answer).rejects.toThrow(RedisTimeoutError);
});
