import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { polling } from '../support/server/polling.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';
import { allOf, errorsOf, type Operation, type Transport } from '../support/server/transport.ts';
import { watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

let server: TestServer;
let taskId: string;
beforeAll(async () => {
  server = await startTestServer();
  taskId = (await claimedTask(server.deployment.log)).taskId;
});
afterAll(() => server[Symbol.asyncDispose]());

const start = (input: Record<string, unknown>): Operation => ({
  query:
    'mutation ($input: FetchReviewsInput!) { fetchCommunityReviews(input: $input) { taskId } }',
  variables: { input: { productName: 'Brass kettle', ...input } },
});

const unknown = 't0123456789abcdef';
const foreign = encodeCursor({ taskId: unknown, seq: 1, nonce: 'm' });
const taskEvents = (id: string, after?: string): Operation => ({
  query: 'query ($id: ID!, $after: Cursor) { taskEvents(id: $id, after: $after) { isFinal } }',
  variables: { id, after: after ?? null },
});

/** An invalid operation, the message it must produce, and its code if other than BAD_USER_INPUT. */
const mistakes: [name: string, make: () => Operation, message: RegExp, code?: string][] = [
  [
    'an empty product name',
    () => start({ productName: '' }),
    /^productName is ""; it must be 1 to 200 characters\.$/,
  ],
  [
    'a blank product name',
    () => start({ productName: ' \t\n ' }),
    /^productName is ""; it must be 1 to 200 characters\.$/,
  ],
  [
    'a product name of 201 characters',
    () => start({ productName: 'x'.repeat(201) }),
    /^productName is "x+… \(203 characters\); it must be 1 to 200 characters\.$/,
  ],
  [
    'a control character',
    () => start({ productName: 'Brass\u0007kettle' }),
    /^productName is "Brass\\u0007kettle"; it must be free of control characters \(found U\+0007\)\.$/,
  ],
  ...[0, 1001, -1].map((maxReviews): (typeof mistakes)[number] => [
    `maxReviews ${maxReviews}`,
    () => start({ maxReviews }),
    new RegExp(`^maxReviews is ${maxReviews}; it must be 1 to 1000\\.$`),
  ]),
  [
    'maxReviews of the wrong type',
    () => start({ maxReviews: 'many' }),
    /"many" at "input\.maxReviews"; Int cannot represent non-integer value: "many"/,
  ],
  [
    'an unknown source',
    () => start({ sources: ['hackernewz'] }),
    /^sources\[0\] is "hackernewz"; it must be .*hackernews/,
  ],
  [
    'a maxAge longer than tasks are kept',
    () => start({ maxAge: 61 }),
    /^maxAge is 61; it must be 0 to 60 seconds\.$/,
  ],
  [
    'an unknown task',
    () => taskEvents(unknown),
    /^No task has the ID "t0123456789abcdef", or it has expired\.$/,
    'TASK_NOT_FOUND',
  ],
  ['a malformed ID', () => taskEvents('no id!'), /^id is "no id!"; it must be a task ID: .*/],
  [
    'a foreign cursor',
    () => taskEvents(taskId, foreign),
    /^after is ".*"; it must be a cursor of task t/,
    'INVALID_CURSOR',
  ],
  [
    'a malformed cursor',
    () => taskEvents(taskId, 'nonsense'),
    /after is "nonsense"; it must be a cursor returned by this API/,
    'INVALID_CURSOR',
  ],
  [
    'a syntax error',
    () => ({ query: '{ taskStatus(' }),
    /^Syntax Error: Expected Name, found <EOF>/,
  ],
  [
    'an empty document',
    () => ({ query: ' ' }),
    /Syntax Error: Unexpected <EOF>|Must provide query/,
  ],
  [
    'an unknown field',
    () => ({ query: '{ taskStatuss(id: "t1") { id } }' }),
    /^Cannot query field "taskStatuss" on type "Query"\. Did you mean "taskStatus"/,
  ],
  [
    'an unknown operation',
    () => ({ query: 'query Sources { sources { name } }', operationName: 'Nope' }),
    /^operationName is "Nope"; it must be the name of an operation in the document\.$/,
  ],
  [
    'two operations without an operationName',
    () => ({ query: 'query A { __typename } query B { __typename }' }),
    /^operationName is not set; it must be the name of one of the operations in the document\.$/,
  ],
  [
    'a missing variable',
    () => ({ query: 'query ($id: ID!) { taskStatus(id: $id) { id } }' }),
    /^Variable "\$id" of required type "ID!" was not provided\.$/,
  ],
];

const subscriptionMistakes: typeof mistakes = [
  [
    'an unknown task',
    () => watchEvents(unknown),
    /^No task has the ID "t0123456789abcdef"/,
    'TASK_NOT_FOUND',
  ],
  [
    'the state of an unknown task',
    () => watchStates(unknown),
    /^No task has the ID "t0123456789abcdef"/,
    'TASK_NOT_FOUND',
  ],
  ['a malformed ID', () => watchEvents('no id!'), /^id is "no id!"; it must be a task ID/],
  [
    'a foreign cursor',
    () => watchEvents(taskId, foreign),
    /^after is ".*"; it must be a cursor of task t/,
    'INVALID_CURSOR',
  ],
  [
    'a malformed cursor',
    () => watchEvents(taskId, 'nonsense'),
    /after is "nonsense"; it must be a cursor returned by this API/,
    'INVALID_CURSOR',
  ],
  [
    'a malformed cursor in the document, each time that it is sent',
    () => ({ query: 'subscription { taskEvents(id: "t0", after: "nonsense") { __typename } }' }),
    /^after is "nonsense"; it must be a cursor returned by this API/,
    'INVALID_CURSOR',
  ],
];

const expectError = async (
  { results }: Transport,
  [, make, message, code = 'BAD_USER_INPUT']: (typeof mistakes)[number],
) => {
  const [only = {}, ...more] = await allOf(results(server.graphql, make()));
  expect(errorsOf(only)).toEqual([{ code, message: expect.stringMatching(message) }]);
  expect(Object.keys(only.errors?.[0]?.extensions ?? {})).toEqual(['code']);
  expect(more).toEqual([]);
};

describe.each([polling, eventStream, webSocket])('over $name', (transport) => {
  test.each(mistakes)('%s is an error that says what is allowed', (...mistake) =>
    expectError(transport, mistake),
  );
});

describe.each([eventStream, webSocket])('over $name', (transport) => {
  test.each(subscriptionMistakes)('a subscription with %s fails and completes', (...mistake) =>
    expectError(transport, mistake),
  );
});
