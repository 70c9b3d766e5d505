import { expect, test } from 'vitest';
import type { TaskRowFragment, TaskStatus } from '../../client-example/generated/graphql.ts';
import { mergeRows } from '../../client-example/src/all-tasks/merge-rows.ts';
import {
  applicableActions,
  isApplicable,
  outcomeSentence,
} from '../../client-example/src/task-list/bulk/bulk-action.ts';

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

const task = (status: TaskStatus, source: 'DONE' | 'FAILED' = 'DONE'): TaskRowFragment => ({
  __typename: 'Task',
  id: 'task-1',
  kind: 'STORE',
  productName: 'Brass Kettle',
  status,
  attempt: 1,
  owner: null,
  createdAt: at(1),
  startedAt: at(1),
  finishedAt: null,
  retryAt: null,
  durationMs: null,
  newReviews: null,
  error: null,
  progress: {
    __typename: 'Progress',
    fraction: 1,
    found: 0,
    message: null,
    sources: [
      {
        __typename: 'SourceProgress',
        source: 'woocommerce',
        title: 'WooCommerce',
        status: source,
        fraction: 1,
        found: 0,
        dropped: 0,
        error: null,
        cooldownUntil: null,
      },
    ],
  },
});

test.each([
  [task('PENDING'), ['cancel']],
  [task('STARTED'), ['cancel']],
  [task('RETRY'), ['cancel']],
  [task('SUCCESS'), ['delete']],
  [task('SUCCESS', 'FAILED'), ['retry', 'delete']],
  [task('FAILURE', 'FAILED'), ['retry', 'delete']],
  [task('REVOKED'), ['retry', 'delete']],
])('of the selected tasks, only those that an action applies to are counted', (one, actions) => {
  const applicable = (['retry', 'cancel', 'delete'] as const).filter((action) =>
    isApplicable(action, one),
  );

  expect(applicable).toEqual(actions);
  expect(applicableActions([one.status])).toEqual(expect.arrayContaining(actions));
});

test('only actions that can apply to the listed statuses are offered', () => {
  expect(applicableActions([])).toEqual(['retry', 'cancel', 'delete']);
  expect(applicableActions(['PENDING', 'STARTED'])).toEqual(['cancel']);
  expect(applicableActions(['FAILURE'])).toEqual(['retry', 'delete']);
});

test('a bulk action says what it did, what failed, and what is left', () => {
  const outcome = { action: 'retry', changed: 1, failed: 0, hasMore: false } as const;

  expect(outcomeSentence(outcome)).toBe('Retried 1 task.');
  expect(outcomeSentence({ ...outcome, changed: 12, failed: 2 })).toBe(
    'Retried 12 tasks. 2 tasks could not be changed.',
  );
  expect(outcomeSentence({ ...outcome, action: 'delete', changed: 10_000, hasMore: true })).toBe(
    'Deleted 10,000 tasks. More tasks match: delete again for the rest.',
  );
});
