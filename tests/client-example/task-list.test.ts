import { expect, test } from 'vitest';
import { mergeRows } from '../../client-example/src/all-tasks/merge-rows.ts';

const at = (minute: number) => `2026-11-28T10:${String(minute).padStart(2, '0')}:00.000Z`;

const row = (minute: number) => ({ id: `task-${minute}`, createdAt: at(minute) });

test('older rows follow the live ones, each once, even if new tasks push some off the live page', () => {
  const older = [row(3), row(2), row(1)];

  expect(mergeRows([row(5), row(4), row(3)], older)).toEqual([5, 4, 3, 2, 1].map(row));
  expect(mergeRows([row(6), row(5), row(4)], older)).toEqual([6, 5, 4, 3, 2, 1].map(row));
});

test('a row that left the live page because it no longer matches is not shown from an older page', () => {
  expect(mergeRows([row(5), row(3)], [row(4), row(3), row(2)])).toEqual([5, 3, 2].map(row));
  expect(mergeRows([], [row(4)])).toEqual([]);
});
