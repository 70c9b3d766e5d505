import { describe, expect, test } from 'vitest';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { badUserInput } from '../support/schema/expected-errors.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

const { context } = portsOver({ tasks: [taskOf()] });

describe('a malformed ID is rejected by', () => {
  const message =
    'id is "a task"; it must be a task ID: 1 to 64 letters, digits, hyphens, or underscores.';

  test.each([
    'query { taskStatus(id: "a task") { id } }',
    'query { taskEvents(id: "a task") { isFinal } }',
    'mutation { cancelTask(id: "a task") { id } }',
    'mutation { retryTask(id: "a task") { taskId } }',
    'mutation { deleteTask(id: "a task") }',
  ])('%s', async (source) => {
    expect(errorsOf(await execute(source, context))).toEqual(badUserInput(message));
  });

  test.each([
    'subscription { taskStatus(id: "a task") { id } }',
    'subscription { taskEvents(id: "a task") { at } }',
  ])('%s', async (source) => {
    expect((await follow(source, context)).flatMap(errorsOf)).toEqual(badUserInput(message));
  });
});

describe('an unknown ID', () => {
  const notFound = [
    {
      code: 'TASK_NOT_FOUND',
      message: 'No task has the ID "t2", or it has expired.',
    },
  ];

  test('is null for a status query', async () => {
    const result = await execute('{ taskStatus(id: "t2") { id } }', context);
    expect(result).toEqual({ data: { taskStatus: null } });
  });

  test.each([
    'query { taskEvents(id: "t2") { isFinal } }',
    'mutation { cancelTask(id: "t2") { id } }',
    'mutation { retryTask(id: "t2") { taskId } }',
    'mutation { deleteTask(id: "t2") }',
  ])('is an error for %s', async (source) => {
    expect(errorsOf(await execute(source, context))).toEqual(notFound);
  });

  test.each([
    'subscription { taskStatus(id: "t2") { id } }',
    'subscription { taskEvents(id: "t2") { at } }',
  ])('is an error for %s', async (source) => {
    expect((await follow(source, context)).flatMap(errorsOf)).toEqual(notFound);
  });
});
