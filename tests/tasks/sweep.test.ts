import { expect, test } from 'vitest';
import { listedTask, textOf } from '../../tasks/listed-task.ts';
import { sweep } from '../../tasks/sweep.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { inputOf, progressOf } from '../support/contract/samples.ts';
import { entry, makeAllDue, unfinishedIds } from '../support/tasks/listed-task.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

const hardLimitMs = 60_000;

/** Creates a task without a job that is due for a check. */
const createWithoutJob = async (deployment: ReturnType<typeof openTestDeployment>) => {
  const taskId = randomTaskId();
  await deployment.index.add(listedTask(taskId, inputOf()));
  await deployment.log.create(taskId, inputOf(), progressOf());
  await makeAllDue(deployment);
  return taskId;
};

test('a task whose job was never added is settled and counted', async () => {
  const deployment = openTestDeployment();
  const taskId = await createWithoutJob(deployment);
  await sweep(deployment, hardLimitMs);
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: { code: 'NOT_STARTED' },
  });
  expect(await deployment.settlements.lastHour('STORE')).toMatchObject({ failed: 1 });
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

test('a running task whose job disappeared is settled with WORKER_LOST', async () => {
  const deployment = openTestDeployment();
  const taskId = await createWithoutJob(deployment);
  await deployment.log.claim(taskId, { worker: 'host-1', claim: 'c1', attempts: 3 });
  await sweep(deployment, hardLimitMs);
  expect(await deployment.log.find(taskId)).toMatchObject({
    status: 'FAILURE',
    error: { code: 'WORKER_LOST' },
  });
});

test('a healthy task is left alone and checked again later', async () => {
  const { start, ...deployment } = openTestStarter();
  const { task } = await start();
  await makeAllDue(deployment);
  await sweep(deployment, hardLimitMs);
  expect(await deployment.log.find(task.id)).toEqual(task);
  expect(await deployment.index.due(Date.now(), 10)).toEqual([]);
  expect(await unfinishedIds(deployment)).toEqual([task.id]);
});

test('an entry without a record is removed', async () => {
  const deployment = openTestDeployment();
  await deployment.index.add(entry('t1'), 0);
  await makeAllDue(deployment);
  await sweep(deployment, hardLimitMs);
  expect(await deployment.index.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});

test('the waiting tasks of a paused kind are left alone, keep their order, and count as pending', async () => {
  const { start, ...deployment } = openTestStarter();
  await deployment.queues.pause('STORE');
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) ids.push((await start({ productName: `Kettle ${i}` })).task.id);
  await makeAllDue(deployment);
  await sweep(deployment, hardLimitMs);
  for (const [i, id] of ids.entries()) {
    expect((await deployment.log.find(id))?.status).toBe('PENDING');
    expect(await deployment.queues.position('STORE', id)).toBe(i);
  }
  const { history } = await deployment.settlements.lastHour('STORE');
  expect(Math.max(...history.map(({ pending }) => pending))).toBe(3);
});

/** Entries of tasks whose records are gone. */
const manyEntries = (count: number) =>
  Array.from({ length: count }, (_, i) => [1, textOf(entry(`t${i}`))]).flat();

test('one sweep handles everything that is due or has expired, however much it is', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { redis, keys } = deployment;
  await redis.zadd(keys.unfinished, ...manyEntries(1050));
  await sweep(deployment, hardLimitMs);
  expect(await redis.zcard(keys.unfinished)).toBe(0);
  await redis.zadd(keys.finished, ...manyEntries(1050));
  await sweep(deployment, hardLimitMs);
  expect(await redis.zcard(keys.finished)).toBe(0);
});

test('a sweep whose time is over leaves the rest to the next one', async () => {
  const deployment = openTestDeployment({ role: 'work' });
  const { redis, keys } = deployment;
  await redis.zadd(keys.finished, ...manyEntries(250));
  await sweep(deployment, hardLimitMs, 0);
  expect(await redis.zcard(keys.finished)).toBe(50);
});
