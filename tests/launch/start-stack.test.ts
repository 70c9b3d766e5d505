import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type StackOptions, startStack } from '../../launch/start-stack.ts';

const stackOptions = async (environment: Record<string, string> = {}): Promise<StackOptions> => {
  const redisDir = await mkdtemp(join(tmpdir(), 'reviewcast-stack-'));
  onTestFinished(() => rm(redisDir, { recursive: true }));
  return {
    redisDir,
    keepData: false,
    environment: {
      REDIS_URL: '',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DRAIN_SECONDS: '1',
      ...environment,
    },
    notify: () => undefined,
    log: () => undefined,
    signal: new AbortController().signal,
  };
};

const ask = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ workers { id } }' }),
  });

test('a stack answers after it has started, and nothing is left after it has stopped', async () => {
  const stack = await startStack(await stackOptions());
  onTestFinished(() => stack.stop());
  expect(stack.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  const answer = await ask(stack.url);
  expect(answer.status).toBe(200);
  await answer.body?.cancel();

  await stack.stop();
  await expect(ask(stack.url)).rejects.toThrow();
  expect(isAlive(stack.redis.pid)).toBe(false);
});

test('a server that fails to start is reported with its last lines', async () => {
  const starting = startStack(await stackOptions({ LOG_LEVEL: 'shouting' }));
  await expect(starting).rejects.toThrow(/The (server|worker) exited with code 1.*LOG_LEVEL/s);
});

test('a stack that is interrupted during startup is stopped', async () => {
  const interruption = new AbortController();
  const starting = startStack({ ...(await stackOptions()), signal: interruption.signal });
  interruption.abort();
  await expect(starting).rejects.toThrow();
});

const isAlive = (pid: number | null): boolean => {
  try {
    return pid !== null && process.kill(pid, 0);
  } catch {
    return false;
  }
};
