import { pino } from 'pino';
import { expect, test } from 'vitest';
import { runAttempt } from '../../worker/attempt/run-attempt.ts';
import { openTestDeployment, type TestDeployment } from '../support/tasks/test-deployment.ts';
import { openJobProcessor } from '../support/worker/test-job-processor.ts';
import { startTask, testContext } from '../support/worker/test-tasks.ts';

const kind = 'COMMUNITY' as const;

/** A logger that keeps its lines. */
const openLog = () => {
  const lines: string[] = [];
  return { lines, logger: pino({ level: 'info' }, { write: (line) => lines.push(line) }) };
};

const jobKey = ({ keys }: TestDeployment, taskId: string) =>
  `${keys.queuePrefix(kind)}:community:${taskId}`;

/** When the delayed job is due; undefined if it is not delayed. */
const dueAt = async ({ redis, keys }: TestDeployment, taskId: string) =>
  (await redis.zscore(`${keys.queuePrefix(kind)}:community:delayed`, taskId)) ?? undefined;

/** Makes a delayed job due now. */
const makeDue = ({ redis, keys }: TestDeployment, taskId: string) =>
  redis.zadd(`${keys.queuePrefix(kind)}:community:delayed`, 'XX', 1, taskId);

const openWorker = (deployment: TestDeployment, logger = openLog().logger) => {
  const context = testContext(deployment, { logger });
  return openJobProcessor(deployment, {
    logger,
    runAttempt: (taskId, onAttempt) => runAttempt(taskId, context, onAttempt),
  });
};

/** A worker waits up to 10 s for a job in one command. */
const patience = { timeout: 20_000 };

test('a job of a newer release is left for a newer worker and logged once', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { lines, logger } = openLog();
  const taskId = await startTask(deployment, { kind });
  await deployment.redis.hset(
    jobKey(deployment, taskId),
    'data',
    JSON.stringify({ v: 2, task: { id: taskId, priority: 'high' } }),
  );
  const processor = await openWorker(deployment, logger);
  await expect.poll(() => dueAt(deployment, taskId), patience).toBeDefined();
  await makeDue(deployment, taskId);
  await expect.poll(() => dueAt(deployment, taskId), patience).not.toBe('1');
  await expect.poll(() => dueAt(deployment, taskId), patience).toBeDefined();

  expect(lines.filter((line) => line.includes(taskId))).toEqual([
    expect.stringMatching(/its version is 2, and this release reads version 1/),
  ]);
  expect(await deployment.queues.has(kind, taskId)).toBe(true);
  expect(await deployment.log.find(taskId)).toMatchObject({ status: 'PENDING', attempt: 0 });
  expect(processor.taskIds).toEqual([]);
});

test('a task whose record is of a newer release is not claimed, and its job is left', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { redis, keys } = deployment;
  const taskId = await startTask(deployment, { kind });
  await redis.hset(keys.record(taskId), 'v', 2);
  const before = await redis.hgetall(keys.record(taskId));
  await openWorker(deployment);
  await expect.poll(() => dueAt(deployment, taskId), patience).toBeDefined();
  expect(await redis.hgetall(keys.record(taskId))).toEqual(before);
  expect(await redis.xlen(keys.log(taskId))).toBe(1);
});

test.each(['{}', '[]', 'null', '{"v":1}', '{"v":"x","taskId":7}', '{"v":1,"taskId":"other"}'])(
  'a job whose payload is %s runs the task of its ID',
  async (data) => {
    const deployment = openTestDeployment({ role: 'work' });
    const taskId = await startTask(deployment, { kind });
    await deployment.redis.hset(jobKey(deployment, taskId), 'data', data);
    await openWorker(deployment);
    await expect.poll(() => deployment.queues.has(kind, taskId), patience).toBe(false);
    expect(await deployment.log.find(taskId)).toMatchObject({ status: 'FAILURE', attempt: 1 });
  },
);

test('a job whose payload is cut does not stop the jobs after it', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const cut = await startTask(deployment, { kind });
  const next = await startTask(deployment, { kind, productName: 'Lamp' });
  await deployment.redis.hset(jobKey(deployment, cut), 'data', '{"v":1,"ta');
  await openWorker(deployment);
  await expect.poll(() => deployment.queues.has(kind, next), patience).toBe(false);
  expect(await deployment.log.find(next)).toMatchObject({ attempt: 1 });
});

test.each<[string, (deployment: TestDeployment, taskId: string) => Promise<unknown>]>([
  ['is cut', ({ redis, keys }, taskId) => redis.hset(keys.record(taskId), 'input', '{"kind":')],
  [
    'has another Redis type',
    async ({ redis, keys }, taskId) => {
      await redis.del(keys.record(taskId));
      await redis.set(keys.record(taskId), 'x');
    },
  ],
])('a task whose record %s costs only itself', async (_, damage) => {
  const deployment = openTestDeployment({ role: 'work' });
  const damaged = await startTask(deployment, { kind });
  const next = await startTask(deployment, { kind, productName: 'Lamp' });
  await damage(deployment, damaged);
  await openWorker(deployment);
  await expect.poll(() => deployment.queues.has(kind, next), patience).toBe(false);
  expect(await deployment.log.find(next)).toMatchObject({ status: 'FAILURE', attempt: 1 });
});

test('a checkpoint that cannot be read does not stop the attempt', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { redis, keys, log, queues } = deployment;
  const taskId = await startTask(deployment, { kind });
  await redis.hset(keys.record(taskId), 'checkpoint', '{"reddit":');
  await openWorker(deployment);
  await expect.poll(() => queues.has(kind, taskId), patience).toBe(false);
  expect(await log.find(taskId)).toMatchObject({
    attempt: 1,
    error: { code: 'NO_SOURCE_CONFIGURED' },
  });
});
