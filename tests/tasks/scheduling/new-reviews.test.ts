import { expect, test } from 'vitest';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('what no earlier run had is counted, and the same again when asked again', async () => {
  const { newReviews } = openTestDeployment();
  expect(await newReviews.count('s1', 1000, ['r1', 'r2'])).toBe(2);
  expect(await newReviews.count('s1', 2000, ['r1', 'r2', 'r3'])).toBe(1);
  expect(await newReviews.count('s1', 2000, ['r1', 'r2', 'r3'])).toBe(1);
  expect(await newReviews.count('s1', 3000, ['r1', 'r2', 'r3'])).toBe(0);
  expect(await newReviews.count('s1', 4000, [])).toBe(0);
});

test('a run that began earlier and ended later has what the later one found', async () => {
  const { newReviews } = openTestDeployment();
  expect(await newReviews.count('s1', 2000, ['r1'])).toBe(1);
  expect(await newReviews.count('s1', 1000, ['r1', 'r2'])).toBe(2);
});

test('schedules know nothing of each other', async () => {
  const { newReviews } = openTestDeployment();
  await newReviews.count('s1', 1000, ['r1']);
  expect(await newReviews.count('s2', 2000, ['r1'])).toBe(1);
});
