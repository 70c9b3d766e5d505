import { expect, test } from 'vitest';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('a review is new if no earlier run recorded it, before and after its own run does', async () => {
  const { newReviews } = openTestDeployment();
  expect(await newReviews.areNew('s1', 1000, ['r1', 'r2'])).toEqual([true, true]);
  await newReviews.record('s1', 1000, ['r1', 'r2']);
  expect(await newReviews.areNew('s1', 1000, ['r1', 'r2'])).toEqual([true, true]);
  expect(await newReviews.areNew('s1', 2000, ['r3', 'r1'])).toEqual([true, false]);
  await newReviews.record('s1', 2000, ['r1', 'r3']);
  await newReviews.record('s1', 2000, ['r1', 'r3']);
  expect(await newReviews.areNew('s1', 2000, ['r1', 'r3'])).toEqual([false, true]);
  expect(await newReviews.areNew('s1', 3000, ['r1', 'r3'])).toEqual([false, false]);
  expect(await newReviews.areNew('s1', 3000, [])).toEqual([]);
});

test('a run that began earlier but ended later has reviews as new that the later one found', async () => {
  const { newReviews } = openTestDeployment();
  await newReviews.record('s1', 2000, ['r1']);
  expect(await newReviews.areNew('s1', 1000, ['r1', 'r2'])).toEqual([true, true]);
});

test('schedules are independent', async () => {
  const { newReviews } = openTestDeployment();
  await newReviews.record('s1', 1000, ['r1']);
  expect(await newReviews.areNew('s2', 2000, ['r1'])).toEqual([true]);
});
