import { describe, expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { errorsOf, execute, follow } from './execute.ts';
import { portsOver, taskOf } from './ports.ts';

const bad = (message: string) => [{ code: 'BAD_USER_INPUT', message }];
const { context, asked } = portsOver({ tasks: [taskOf()] });

describe('a start is refused for', () => {
  const start = (kind: 'Community' | 'Store' | 'Google', input: Record<string, unknown>) =>
    execute(
      `mutation ($input: Fetch${kind === 'Store' ? 'Store' : ''}ReviewsInput!) {
        fetch${kind}Reviews(input: $input) { taskId }
      }`,
      context,
      { input: { productName: 'Brass kettle', ...input } },
    );
  const long = (characters: number) => `"${'x'.repeat(79)}… (${characters + 2} characters)`;
  const url = 'https://shop.example/kettle';

  test.each<['Community' | 'Store' | 'Google', Record<string, unknown>, string]>([
    ['Google', { productName: '' }, 'productName is ""; it must be 1 to 200 characters.'],
    ['Google', { productName: ' \n ' }, 'productName is ""; it must be 1 to 200 characters.'],
    [
      'Google',
      { productName: 'x'.repeat(201) },
      `productName is ${long(201)}; it must be 1 to 200 characters.`,
    ],
    [
      'Google',
      { productName: 'Brass\u0007kettle' },
      'productName is "Brass\\u0007kettle"; it must be free of control characters, and holds U+0007.',
    ],
    [
      'Google',
      { productName: 'Brass\u0085kettle' },
      'productName is "Brass\u0085kettle"; it must be free of control characters, and holds U+0085.',
    ],
    ['Google', { maxReviews: 0 }, 'maxReviews is 0; it must be 1 to 1000.'],
    ['Google', { maxReviews: 1001 }, 'maxReviews is 1001; it must be 1 to 1000.'],
    ['Google', { maxReviews: -1 }, 'maxReviews is -1; it must be 1 to 1000.'],
    [
      'Store',
      { sources: ['woocommerce', 'woocomerce'] },
      'sources[1] is "woocomerce"; it must be one of productpage, woocommerce, shopify, bazaarvoice for STORE reviews.',
    ],
    [
      'Store',
      { sources: ['hackernews'] },
      'sources[0] is "hackernews"; it must be one of productpage, woocommerce, shopify, bazaarvoice for STORE reviews; hackernews is a source of COMMUNITY reviews.',
    ],
    [
      'Google',
      { sources: [] },
      'sources is []; it must be a list of names, each one of serpapi, productfeed for GOOGLE reviews, or left out for all that are configured.',
    ],
    [
      'Store',
      { sources: ['woocommerce', 'productpage'] },
      'productUrls is []; it must be 1 to 20 addresses, as sources names productpage, which reads nothing else.',
    ],
    [
      'Store',
      { productUrls: Array.from({ length: 21 }, (_, page) => `${url}/${page}`) },
      expect.stringMatching(/^productUrls is \[.*; it must be a list of 20 at most\.$/),
    ],
    [
      'Store',
      { productUrls: [url, 'kettle'] },
      'productUrls[1] is "kettle"; it must be an http or https address without user name and password.',
    ],
    [
      'Store',
      { productUrls: ['ftp://shop.example/kettle'] },
      'productUrls[0] is "ftp://shop.example/kettle"; it must be an http or https address without user name and password.',
    ],
    [
      'Store',
      { productUrls: ['https://ann:pw@shop.example/'] },
      'productUrls[0] is "https://ann:pw@shop.example/"; it must be an http or https address without user name and password.',
    ],
    [
      'Store',
      { productUrls: [url.padEnd(2001, 'x')] },
      expect.stringMatching(/^productUrls\[0\] is .*; it must be 2000 characters at most\.$/),
    ],
    ['Google', { idempotencyKey: '' }, 'idempotencyKey is ""; it must be 1 to 200 characters.'],
    [
      'Google',
      { idempotencyKey: 'x'.repeat(201) },
      `idempotencyKey is ${long(201)}; it must be 1 to 200 characters.`,
    ],
    ['Google', { maxAge: -1 }, 'maxAge is -1; it must be 0 or more seconds.'],
  ])('%s %o', async (kind, input, message) => {
    const before = asked.length;
    expect(errorsOf(await start(kind, input))).toEqual(bad(message));
    expect(asked).toHaveLength(before);
  });
});

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
    expect(errorsOf(await execute(`{ ${selection} }`, context))).toEqual(bad(message));
  });
});

describe('a malformed ID is refused by', () => {
  const message =
    'id is "a task"; it must be a task\'s ID: 1 to 64 letters, digits, hyphens or underscores.';

  test.each([
    'query { taskStatus(id: "a task") { id } }',
    'query { taskEvents(id: "a task") { isFinal } }',
    'mutation { cancelTask(id: "a task") { id } }',
    'mutation { retryTask(id: "a task") { taskId } }',
    'mutation { deleteTask(id: "a task") }',
  ])('%s', async (source) => {
    expect(errorsOf(await execute(source, context))).toEqual(bad(message));
  });

  test.each([
    'subscription { taskStatus(id: "a task") { id } }',
    'subscription { taskEvents(id: "a task") { at } }',
  ])('%s', async (source) => {
    expect((await follow(source, context)).flatMap(errorsOf)).toEqual(bad(message));
  });
});

describe('an unknown ID', () => {
  const notFound = [
    {
      code: 'TASK_NOT_FOUND',
      message: 'id is "t2"; there is no such task, or it has expired.',
    },
  ];

  test('is null to who asks for its status', async () => {
    const answer = await execute('{ taskStatus(id: "t2") { id } }', context);
    expect(answer).toEqual({ data: { taskStatus: null } });
  });

  test.each([
    'query { taskEvents(id: "t2") { isFinal } }',
    'mutation { cancelTask(id: "t2") { id } }',
    'mutation { retryTask(id: "t2") { taskId } }',
    'mutation { deleteTask(id: "t2") }',
  ])('is an error to %s', async (source) => {
    expect(errorsOf(await execute(source, context))).toEqual(notFound);
  });

  test.each([
    'subscription { taskStatus(id: "t2") { id } }',
    'subscription { taskEvents(id: "t2") { at } }',
  ])('is an error to %s', async (source) => {
    expect((await follow(source, context)).flatMap(errorsOf)).toEqual(notFound);
  });
});

describe('a cursor', () => {
  const foreign = encodeCursor({ taskId: 't2', seq: 1, mark: 'm1' });
  const broken = 'after is "nonsense"; it must be a cursor as this API gives them.';

  test('that is none is refused in a literal', async () => {
    const answer = await execute(
      '{ taskEvents(id: "t1", after: "nonsense") { isFinal } }',
      context,
    );
    expect(errorsOf(answer)).toEqual(bad(broken));
  });

  test('that is no text is refused in a literal', async () => {
    const answer = await execute('{ taskEvents(id: "t1", after: 5) { isFinal } }', context);
    expect(errorsOf(answer)).toEqual(
      bad('after is 5; it must be a cursor as this API gives them.'),
    );
  });

  test('that is none is refused in a variable', async () => {
    const answer = await execute(
      'query ($behind: Cursor) { taskEvents(id: "t1", after: $behind) { isFinal } }',
      context,
      { behind: 'nonsense' },
    );
    expect(errorsOf(answer)).toEqual(
      bad(`Variable "$behind" got invalid value "nonsense"; ${broken}`),
    );
  });

  test('of another task is refused by the query and the subscription', async () => {
    const refused = bad(`after is "${foreign}"; it must be a cursor of the task t1.`);
    const fields = `taskEvents(id: "t1", after: "${foreign}")`;
    expect(errorsOf(await execute(`{ ${fields} { isFinal } }`, context))).toEqual(refused);
    const answers = await follow(`subscription { ${fields} { at } }`, context);
    expect(answers.flatMap(errorsOf)).toEqual(refused);
  });
});
