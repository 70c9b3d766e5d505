import { expect, test } from 'vitest';
import { ScanBudget } from '../../server/ports/scan-budget.ts';

test('as many tasks are looked through as the limit says, and one more to see that there are none left', () => {
  const budget = new ScanBudget(1000);
  expect(budget.take(600)).toBe(600);
  budget.giveBack(100);
  expect(budget.take(600)).toBe(501);
  expect(() => budget.take(1)).toThrow('more than 1000 tasks (MAX_SCANNED_TASKS)');
  budget.giveBack(1);
  expect(budget.take(2)).toBe(1);
});
