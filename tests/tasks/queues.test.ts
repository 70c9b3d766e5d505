import { expect, test } from 'vitest';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

test('the position counts the jobs ahead in the same kind', async () => {
  const { queues } = openTestDeployment();
  for (const taskId of ['t1', 't2', 't3']) await queues.add('STORE', taskId);
  await queues.add('GOOGLE', 't4');
  const positions = () =>
    Promise.all(['t1', 't2', 't3'].map((taskId) => queues.position('STORE', taskId)));

  expect(await positions()).toEqual([0, 1, 2]);
  expect(await queues.position('GOOGLE', 't4')).toBe(0);
  expect(await queues.position('STORE', 't4')).toBeNull();

  await queues.remove('STORE', 't2');
  expect(await positions()).toEqual([0, null, 1]);
});

test('a task has one job, however often it is added', async () => {
  const { queues } = openTestDeployment();
  await Promise.all(Array.from({ length: 10 }, () => queues.add('STORE', 't1')));
  await queues.add('STORE', 't2');
  expect(await queues.position('STORE', 't2')).toBe(1);
  await queues.remove('STORE', 't1');
  expect(await queues.has('STORE', 't1')).toBe(false);
});

test('removing an unknown job changes nothing', async () => {
  const { queues } = openTestDeployment();
  await expect(queues.remove('STORE', 't0')).resolves.toBeUndefined();
  expect(await queues.has('STORE', 't0')).toBe(false);
});
