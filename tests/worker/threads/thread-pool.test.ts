import { expect, onTestFinished, test } from 'vitest';
import { openThreadPool } from '../../../worker/threads/thread-pool.ts';
import type { SampleTask } from '../../support/worker/threads/sample-thread.ts';

const openPool = (timeoutMs = 20_000) => {
  const pool = openThreadPool<SampleTask, string>({
    module: new URL('../../support/worker/threads/sample-thread.ts', import.meta.url),
    threads: 1,
    timeoutMs,
    memoryMb: 64,
  });
  onTestFinished(() => pool.close());
  return pool;
};

test('a task that never ends fails at the deadline, and those that wait for its thread run', async () => {
  const pool = openPool(5000);
  const endless = pool.run('never end');
  const waiting = pool.run('answer');
  await expect(endless).rejects.toMatchObject({ name: 'ThreadLimitError', limit: 'time' });
  expect(await waiting).toBe('answer');
});

test('a task that needs too much memory fails, and those that wait for its thread run', async () => {
  const pool = openPool();
  const greedy = pool.run('use all memory');
  const waiting = pool.run('answer');
  await expect(greedy).rejects.toMatchObject({ name: 'ThreadLimitError', limit: 'memory' });
  expect(await waiting).toBe('answer');
});

test('a task that throws fails with its error', async () => {
  const pool = openPool();
  await expect(pool.run('fail')).rejects.toThrow('The task failed.');
  expect(await pool.run('answer')).toBe('answer');
});

test('closing ends running tasks', async () => {
  const pool = openPool();
  await pool.run('answer');
  const endless = expect(pool.run('never end')).rejects.toThrow();
  await pool.close();
  await endless;
});
