import { reportProgress, type TaskView } from '@reviewcast/client';
import { expect, test } from 'vitest';
import { sourceStatusLabel } from '../../client-example/src/text/source-status.ts';
import {
  progressSentence,
  taskStatusDetail,
  taskStatusLabel,
} from '../../client-example/src/text/task-status.ts';
import { error, live } from '../support/cli/sample-task.ts';

const canceled: TaskView = { ...live.view, status: 'REVOKED' };
const failed: TaskView = { ...live.view, status: 'FAILURE', error };

test('the sources of a task that ended early read as stopped, not as collecting', () => {
  for (const view of [canceled, failed]) {
    const texts = reportProgress(view).sources.map((source) => sourceStatusLabel(source).text);
    expect(texts).toEqual(['Done', 'Unreachable', 'Stopped', 'Stopped']);
  }
});

test('a task is told as canceled or failed, with what was collected and without a percentage', () => {
  expect(progressSentence(canceled)).toBe('Canceled: 99 reviews from 2 of 4 sources.');
  expect(progressSentence(failed)).toBe('Failed: 99 reviews from 2 of 4 sources.');
});

test('a canceled task says what is kept of it', () => {
  const { text } = taskStatusDetail(reportProgress(canceled), canceled, null);
  expect(text).toBe('Reviews collected before it was canceled are below.');
});

test('a running task says how many sources are left and how many failed', () => {
  const report = reportProgress(live.view);
  expect(taskStatusLabel(live.view).text).toBe('Collecting (attempt 2)');
  expect(taskStatusDetail(report, live.view, null).text).toBe('2 sources to go. 1 source failed.');
});

test('a partial success is not told as complete', () => {
  const result = { complete: false } as const;
  expect(taskStatusLabel({ ...live.view, status: 'SUCCESS', result }).text).toBe(
    'Partially complete',
  );
});
