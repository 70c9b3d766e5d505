import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestRest, taskIdOf } from '../../support/server/rest.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server[Symbol.asyncDispose]());

const start = async (kind: string, body: object, headers: Record<string, string> = {}) =>
  requestRest(server.url, `/reviews/${kind}`, { body, headers });

const startedId = async (...args: Parameters<typeof start>) => taskIdOf(await start(...args));

test.each(['community', 'store', 'google'])(
  'POST /reviews/%s returns the task ID and the state at once',
  async (kind) => {
    const { status, headers, body } = await start(kind, { product_name: ' Brass kettle ' });

    expect(status).toBe(200);
    expect(body).toEqual({ task_id: expect.stringMatching(/^t[\da-f]{32}$/), status: 'PENDING' });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await server.deployment.log.find(String(body['task_id']))).toMatchObject({
      kind: kind.toUpperCase(),
      productName: 'Brass kettle',
      maxReviews: 200,
    });
  },
);

test('the options of GraphQL may be sent in snake case, and unknown fields are ignored', async () => {
  const taskId = await startedId('store', {
    product_name: 'Kettle',
    max_reviews: 7,
    sources: ['productpage'],
    product_urls: ['https://shop.example/kettle'],
    user_id: 5,
  });
  expect(await server.deployment.log.find(taskId)).toMatchObject({
    maxReviews: 7,
    sources: ['productpage'],
    productUrls: ['https://shop.example/kettle'],
  });
});

test('null stands for an option that is left out', async () => {
  const options = { sources: null, product_urls: null, idempotency_key: null };
  const { status } = await start('community', { product_name: 'Kettle', ...options });
  expect(status).toBe(200);
});

test('the same idempotency key, in the header or in the body, returns the same task', async () => {
  const body = { product_name: 'Kettle' };
  const first = await startedId('store', body, { 'Idempotency-Key': 'once' });
  expect(await startedId('store', { ...body, idempotency_key: 'once' })).toBe(first);
  expect(
    await startedId('store', { ...body, idempotency_key: 'once' }, { 'Idempotency-Key': 'once' }),
  ).toBe(first);
  const mismatch = await start('store', { product_name: 'Pot', idempotency_key: 'once' });
  expect(mismatch).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_MISMATCH' } });
});

test.each<[string, object, RegExp, Record<string, string>?]>([
  ['store', {}, /^product_name is undefined; it must be 1 to 200 characters\.$/],
  ['store', { product_name: null }, /^product_name is null; it must be 1 to 200 characters\.$/],
  ['store', { product_name: 5 }, /^product_name is 5; it must be 1 to 200 characters\.$/],
  ['store', { product_name: ' ' }, /^product_name is ""; it must be 1 to 200 characters\.$/],
  ['store', { product_name: 'x'.repeat(201) }, /^product_name is "x+… \(203 characters\); it/],
  ['store', { product_name: 'K', max_reviews: 0 }, /^max_reviews is 0; it must be 1 to 1000\.$/],
  ['store', { product_name: 'K', max_reviews: 1001 }, /^max_reviews is 1001; it must be 1 to 1/],
  ['store', { product_name: 'K', max_reviews: 1.5 }, /^max_reviews is 1\.5; it must be 1 to 1/],
  ['store', { product_name: 'K', max_reviews: '9' }, /^max_reviews is "9"; it must be 1 to 1/],
  ['store', { product_name: 'K', sources: 'shopify' }, /^sources is "shopify"; it must be a list/],
  ['store', { product_name: 'K', sources: ['reddit'] }, /^sources\[0\] is "reddit"; it must be/],
  ['store', { product_name: 'K', sources: ['productpage'] }, /^product_urls is \[\]; it must be 1/],
  ['store', { product_name: 'K', product_urls: ['ftp://x'] }, /^product_urls\[0\] is "ftp:\/\/x"/],
  ['store', { product_name: 'K', product_urls: 'x' }, /^product_urls is "x"; it must be a list/],
  [
    'google',
    { product_name: 'K', product_urls: ['https://x.example'] },
    /^product_urls is .*omitt/,
  ],
  ['store', { product_name: 'K', idempotency_key: '' }, /^idempotency_key is ""; it must be 1 to/],
  ['store', { product_name: 'K', idempotency_key: 5 }, /^idempotency_key is 5; it must be 1 to/],
  [
    'store',
    { product_name: 'K' },
    /^Idempotency-Key is "x+… \(203 characters\); it must be 1 to 200 characters\.$/,
    { 'Idempotency-Key': 'x'.repeat(201) },
  ],
  [
    'store',
    { product_name: 'K', idempotency_key: 'one' },
    /^idempotency_key is "one"; it must be the same as the Idempotency-Key header, or omitted\.$/,
    { 'Idempotency-Key': 'two' },
  ],
])('%s %j is rejected with an error that names the field', async (kind, body, error, headers) => {
  expect(await start(kind, body, headers)).toMatchObject({
    status: 400,
    body: { error: expect.stringMatching(error), code: 'BAD_USER_INPUT' },
  });
});

const malformed = /^The request body is malformed; it must be a JSON object: \{"product_name"/;

test.each([
  ['', 400, malformed],
  ['{', 400, malformed],
  ['null', 400, malformed],
  ['[{"product_name": "Kettle"}]', 400, malformed],
  ['"Kettle"', 400, malformed],
  [`{"product_name": ${'['.repeat(101)}`, 400, /^The request body is nested too deeply; it must/],
  [`{"product_name": "${'x'.repeat(100_000)}"}`, 413, /it must be at most 100000 bytes\.$/],
])('the body %s gets %i', async (body, status, error) => {
  const response = await requestRest(server.url, '/reviews/store', { body });
  expect(response).toMatchObject({ status, body: { error: expect.stringMatching(error) } });
});

test('a body of unknown length is bounded as well', async () => {
  const chunks = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.alloc(10_000, ' ')),
  });
  const request: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    body: chunks,
    duplex: 'half',
    headers: { 'content-type': 'application/json' },
  };
  expect((await fetch(`${server.url}/api/v1/reviews/store`, request)).status).toBe(413);
});

test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=utf-16'])(
  'a body of %s, as forms of other sites send it, is not read',
  async (type) => {
    expect(
      await start('store', { product_name: 'Kettle' }, { 'content-type': type }),
    ).toMatchObject({
      status: 415,
      body: { error: `content-type is ${JSON.stringify(type)}; it must be application/json.` },
    });
  },
);
