import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { badUserInput, invalidCursor } from '../support/schema/expected-errors.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

const { context } = portsOver({ tasks: [taskOf()] });

describe('rejects an out-of-range argument:', () => {
  const fields = '{ edges { node { id } } }';
  test.each([
    ['taskEvents(id: "t1", first: 0) { isFinal }', 'first is 0; it must be 1 to 1000.'],
    ['taskEvents(id: "t1", first: 1001) { isFinal }', 'first is 1001; it must be 1 to 1000.'],
    [`tasks(first: 0) ${fields}`, 'first is 0; it must be 1 to 100.'],
    [`tasks(first: 101) ${fields}`, 'first is 101; it must be 1 to 100.'],
    [
      `tasks(where: { productName: " " }) ${fields}`,
      'where.productName is ""; it must be 1 to 200 characters.',
    ],
    [`taskStatus(id: "t1") { reviews(first: -1) ${fields} }`, 'first is -1; it must be 1 to 1000.'],
    [
      `taskStatus(id: "t1") { reviews(where: { minRating: 5.1 }) ${fields} }`,
      'where.minRating is 5.1; it must be 1 to 5.',
    ],
    [
      `taskStatus(id: "t1") { reviews(where: { maxRating: 0 }) ${fields} }`,
      'where.maxRating is 0; it must be 1 to 5.',
    ],
    [
      `taskStatus(id: "t1") { reviews(where: { stars: [6] }) ${fields} }`,
      'where.stars[0] is 6; it must be 1 to 5.',
    ],
    [
      `taskStatus(id: "t1") { reviews(where: { sources: ["redit"] }) ${fields} }`,
      expect.stringMatching(/^where\.sources\[0\] is "redit"; it must be one of .*hackernews/),
    ],
  ])('%s', async (selection, message) => {
    expect(errorsOf(await execute(`{ ${selection} }`, context))).toEqual(badUserInput(message));
  });
});

test.each([
  'taskEvents(id: "t1", first: null) { isFinal }',
  'tasks(first: null) { edges { cursor } }',
  'taskStatus(id: "t1") { reviews(first: null) { totalCount } }',
  'taskStatus(id: "t1") { reviews(sort: null) { totalCount } }',
])('rejects an explicit null for an argument with a default: %s', async (selection) => {
  const { errors } = await execute(`{ ${selection} }`, context);
  expect(errors).toMatchObject([{ message: expect.stringMatching(/found null\.$/) }]);
});

describe('a cursor', () => {
  const foreign = encodeCursor({ taskId: 't2', seq: 1, nonce: 'm1' });
  const broken = 'after is "nonsense"; it must be a cursor returned by this API.';

  test('that is malformed is rejected in a literal', async () => {
    const result = await execute(
      '{ taskEvents(id: "t1", after: "nonsense") { isFinal } }',
      context,
    );
    expect(errorsOf(result)).toEqual(invalidCursor(broken));
  });

  test('that is not a string is rejected in a literal', async () => {
    const result = await execute('{ taskEvents(id: "t1", after: 5) { isFinal } }', context);
    expect(errorsOf(result)).toEqual(
      invalidCursor('after is 5; it must be a cursor returned by this API.'),
    );
  });

  test('that is malformed is rejected in a variable', async () => {
    const result = await execute(
      'query ($after: Cursor) { taskEvents(id: "t1", after: $after) { isFinal } }',
      context,
      { after: 'nonsense' },
    );
    expect(errorsOf(result)).toEqual(
      invalidCursor(`Variable "$after" got invalid value "nonsense"; ${broken}`),
    );
  });

  test('of a review that the task does not have is rejected', async () => {
    const result = await execute(
      '{ taskStatus(id: "t1") { reviews(after: "r9") { totalCount } } }',
      context,
    );
    expect(errorsOf(result)).toEqual(
      invalidCursor(
        'after is "r9"; it must be the cursor of an edge of these reviews, sorted by NEWEST.',
      ),
    );
  });

  test('of another task is rejected by the query and the subscription', async () => {
    const rejected = invalidCursor(`after is "${foreign}"; it must be a cursor of task t1.`);
    const fields = `taskEvents(id: "t1", after: "${foreign}")`;
    expect(errorsOf(await execute(`{ ${fields} { isFinal } }`, context))).toEqual(rejected);
    const results = await follow(`subscription { ${fields} { at } }`, context);
    expect(results.flatMap(errorsOf)).toEqual(rejected);
  });
});
