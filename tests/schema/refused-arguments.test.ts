import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { badUserInput } from '../support/schema/bad-user-input.ts';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

const { context } = portsOver({ tasks: [taskOf()] });

describe('an argument is refused for', () => {
  const fields = '{ edges { node { id } } }';
  test.each([
    ['taskEvents(id: "t1", first: 0) { isFinal }', 'first is 0; it must be 1 to 1000.'],
    ['taskEvents(id: "t1", first: 1001) { isFinal }', 'first is 1001; it must be 1 to 1000.'],
    [`tasks(first: 0) ${fields}`, 'first is 0; it must be 1 to 100.'],
    [`tasks(first: 101) ${fields}`, 'first is 101; it must be 1 to 100.'],
    [`tasks(productName: " ") ${fields}`, 'productName is ""; it must be 1 to 200 characters.'],
    [`taskStatus(id: "t1") { reviews(first: -1) ${fields} }`, 'first is -1; it must be 1 to 1000.'],
    [
      `taskStatus(id: "t1") { reviews(minRating: 5.1) ${fields} }`,
      'minRating is 5.1; it must be 1 to 5.',
    ],
    [
      `taskStatus(id: "t1") { reviews(minRating: 0) ${fields} }`,
      'minRating is 0; it must be 1 to 5.',
    ],
    [
      `taskStatus(id: "t1") { reviews(source: "redit") ${fields} }`,
      expect.stringMatching(/^source is "redit"; it must be one of .*hackernews/),
    ],
    [
      `taskStatus(id: "t1") { reviews(after: "r9") ${fields} }`,
      'after is "r9"; it must be the cursor of one of this task\'s reviews.',
    ],
  ])('%s', async (selection, message) => {
    expect(errorsOf(await execute(`{ ${selection} }`, context))).toEqual(badUserInput(message));
  });
});

describe('a cursor', () => {
  const foreign = encodeCursor({ taskId: 't2', seq: 1, nonce: 'm1' });
  const broken = 'after is "nonsense"; it must be a cursor as this API gives them.';

  test('that is none is refused in a literal', async () => {
    const answer = await execute(
      '{ taskEvents(id: "t1", after: "nonsense") { isFinal } }',
      context,
    );
    expect(errorsOf(answer)).toEqual(badUserInput(broken));
  });

  test('that is no text is refused in a literal', async () => {
    const answer = await execute('{ taskEvents(id: "t1", after: 5) { isFinal } }', context);
    expect(errorsOf(answer)).toEqual(
      badUserInput('after is 5; it must be a cursor as this API gives them.'),
    );
  });

  test('that is none is refused in a variable', async () => {
    const answer = await execute(
      'query ($behind: Cursor) { taskEvents(id: "t1", after: $behind) { isFinal } }',
      context,
      { behind: 'nonsense' },
    );
    expect(errorsOf(answer)).toEqual(
      badUserInput(`Variable "$behind" got invalid value "nonsense"; ${broken}`),
    );
  });

  test('of another task is refused by the query and the subscription', async () => {
    const refused = badUserInput(`after is "${foreign}"; it must be a cursor of the task t1.`);
    const fields = `taskEvents(id: "t1", after: "${foreign}")`;
    expect(errorsOf(await execute(`{ ${fields} { isFinal } }`, context))).toEqual(refused);
    const answers = await follow(`subscription { ${fields} { at } }`, context);
    expect(answers.flatMap(errorsOf)).toEqual(refused);
  });
});
