import { expect, test } from 'vitest';
import {
  noFilter,
  readTaskFilter,
  type TaskFilter,
  taskFilterInput,
  taskListPath,
} from '../../client-example/src/task-list/task-filter.ts';
import { errorCodes } from '../../client-example/src/text/error-codes.ts';
import { failureCodes } from '../../contract/failure.ts';

const parametersOf = (path: string) => new URL(path, 'http://127.0.0.1').searchParams;

const full: TaskFilter = {
  status: ['FAILURE', 'REVOKED'],
  kind: ['STORE'],
  search: 'brass & kettle',
  errorCode: 'SOURCE_BLOCKED',
  complete: 'false',
  owner: '3f9a1c',
  scheduleId: 's0123',
  createdFrom: '2026-11-28T10:00:00.000Z',
  createdUntil: '2026-11-28T11:00:00.000Z',
};

test.each<[string, Partial<TaskFilter>]>([
  ['no condition', {}],
  ['several statuses', { status: ['PENDING', 'RETRY'] }],
  ['a search with characters that URLs reserve', { search: 'a=b&c#d+e %' }],
  ['every condition', full],
])('the address of a list with %s holds its whole filter', (_what, conditions) => {
  const path = taskListPath({ ...noFilter, ...conditions });

  expect(readTaskFilter(parametersOf(path))).toEqual({ ...noFilter, ...conditions });
});

test('a condition that restricts nothing is not sent', () => {
  expect(taskFilterInput({ ...noFilter, search: '  ' })).toEqual({});
  expect(taskListPath(noFilter)).toBe('/tasks');
  expect(taskFilterInput(full)).toEqual({ ...full, complete: false });
});

test('values in the address that no task can have are ignored', () => {
  const parameters = parametersOf(
    '/tasks?status=LOST&status=FAILURE&kind=BOOKS&complete=maybe&createdFrom=soon&color=red',
  );

  expect(readTaskFilter(parameters)).toEqual({ ...noFilter, status: ['FAILURE'] });
});

test('the filter offers every code with which a task can fail', () => {
  expect(errorCodes.toSorted()).toEqual(failureCodes.toSorted());
});
