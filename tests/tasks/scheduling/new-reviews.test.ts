import { expect, test } from 'vitest';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('reviews that no earlier run found are counted, and a repeated call returns the same', async () => {
  const { newReviews } = openTestDeployment();
  expect(await newReviews.count('s1', 1000, ['r1', 'r2'])).toBe(2);
  expect(await newReviews.count('s1', 2000, ['r1', 'r2', 'r3'])).toBe(1);
  expect(await newReviews.count('s1', 2000, ['r1', 'r2', 'r3'])).toBe(1);
  expect(await newReviews.count('s1', 3000, ['r1', 'r2', 'r3'])).toBe(0);
  expect(await newReviews.count('s1', 4000, [])).toBe(0);
});

test('a run that began earlier but ended later counts reviews that the later one found', async () => {
  const { newReviews } = openTestDeployment();
  expect(await newReviews.count('s1', 2000, ['r1'])).toBe(1);
  expect(await newReviews.count('s1', 1000, ['r1', 'r2'])).toBe(2);
});

test('schedules are independent', async () => {
  const { newReviews } = openTestDeployment();
  await newReviews.count('s1', 1000, ['r1']);
  expect(await newReviews.count('s2', 2000, ['r1'])).toBe(1);
});
