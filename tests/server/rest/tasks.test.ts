import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { taskStateSchema } from '../../../server/rest/task-states.ts';
import { failure, progressOf, resultOf } from '../../support/contract/samples.ts';
import { claimedTask, FakeWorker, queuedTask, reviewOf } from '../../support/server/fake-worker.ts';
import { requestRest } from '../../support/server/rest.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server[Symbol.asyncDispose]());

const start = async (kind: string, body: object, headers: Record<string, string> = {}) =>
  requestRest(server.url, `/reviews/${kind}`, { body, headers });

const stateOf = (taskId: string, kind = '') =>
  requestRest(server.url, `/reviews/${kind && `${kind}/`}status/${taskId}`);

const startedId = async (...args: Parameters<typeof start>) =>
  z.object({ task_id: z.string() }).parse((await start(...args)).body).task_id;

describe('starting', () => {
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
    [
      'store',
      { product_name: 'K', sources: 'shopify' },
      /^sources is "shopify"; it must be a list/,
    ],
    ['store', { product_name: 'K', sources: ['reddit'] }, /^sources\[0\] is "reddit"; it must be/],
    [
      'store',
      { product_name: 'K', sources: ['productpage'] },
      /^product_urls is \[\]; it must be 1/,
    ],
    [
      'store',
      { product_name: 'K', product_urls: ['ftp://x'] },
      /^product_urls\[0\] is "ftp:\/\/x"/,
    ],
    ['store', { product_name: 'K', product_urls: 'x' }, /^product_urls is "x"; it must be a list/],
    [
      'google',
      { product_name: 'K', product_urls: ['https://x.example'] },
      /^product_urls is .*omitt/,
    ],
    [
      'store',
      { product_name: 'K', idempotency_key: '' },
      /^idempotency_key is ""; it must be 1 to/,
    ],
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
});

describe('the state', () => {
  test('follows the task from PENDING to SUCCESS, with a result at the end only', async () => {
    const taskId = await startedId('store', { product_name: 'Kettle' });
    const idle = { task_id: taskId, result: null, error: null };
    expect((await stateOf(taskId)).body).toEqual({ ...idle, status: 'PENDING' });
    const worker = new FakeWorker(server.deployment.log, taskId);
    await worker.claim();
    await worker.find('Boils quickly.', 'Leaks.');
    expect((await stateOf(taskId)).body).toEqual({ ...idle, status: 'STARTED' });
    await worker.retry(10);
    expect((await stateOf(taskId)).body).toEqual({ ...idle, status: 'RETRY' });
    await worker.claim();
    await worker.succeed();

    const { status, headers, body } = await stateOf(taskId, 'store');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    const empty = { author: null, title: null, url: null, published_at: null };
    expect(body).toEqual({
      task_id: taskId,
      status: 'SUCCESS',
      result: {
        product_name: 'Kettle',
        total: 0,
        average_rating: null,
        rating_histogram: [0, 0, 0, 0, 0],
        complete: true,
        reviews: ['Boils quickly.', 'Leaks.'].map((text) => ({
          id: `${taskId}-${text}`,
          fingerprint: text,
          source: 'woocommerce',
          kind: 'store',
          body: text,
          rating: 4,
          verified_purchase: null,
          helpful_votes: null,
          product_title: null,
          sentiment: null,
          ...empty,
        })),
      },
      error: null,
    });
    expect((await stateOf(taskId)).body).toEqual(body);
    const head = await fetch(`${server.url}/api/v1/reviews/status/${taskId}`, { method: 'HEAD' });
    // The length of the response to GET is not known at its start, so HEAD must not state another.
    expect(head.headers.get('content-length')).toBe(headers.get('content-length'));
    expect(await head.text()).toBe('');
    expect(taskStateSchema.parse(body)).toEqual(body);
  });

  test('a failed and a canceled task have an error and no result', async () => {
    const failed = await claimedTask(server.deployment.log);
    await failed.fail();
    expect(await stateOf(failed.taskId)).toMatchObject({
      status: 200,
      body: { task_id: failed.taskId, status: 'FAILURE', result: null, error: failure.message },
    });
    const canceled = await queuedTask(server.deployment.log);
    await fetch(server.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `mutation { cancelTask(id: "${canceled.taskId}") { id } }` }),
    });
    expect(await stateOf(canceled.taskId)).toMatchObject({
      status: 200,
      body: { status: 'REVOKED', result: null, error: 'The task was canceled.' },
    });
  });

  test('a result is incomplete if a source failed', async () => {
    const worker = await claimedTask(server.deployment.log);
    await worker.write({
      type: 'TaskSucceeded',
      result: resultOf(false),
      progress: progressOf({ fraction: 1 }),
      inMs: { expiresAt: 60_000 },
    });
    expect(await stateOf(worker.taskId)).toMatchObject({ body: { result: { complete: false } } });
  });

  test.each(['t0123456789abcdef0123456789abcdef', 'undefined', '%20', 'a.b', 'x'.repeat(65)])(
    'the unknown ID %s is a failure, so that a loop ends',
    async (taskId) => {
      expect(await stateOf(taskId)).toMatchObject({
        status: 404,
        body: {
          task_id: taskId,
          status: 'FAILURE',
          result: null,
          error: `No task has the ID "${taskId}", or it has expired.`,
          code: 'TASK_NOT_FOUND',
        },
      });
    },
  );

  test('a task is not found under another kind, and the error says where it is', async () => {
    const taskId = await startedId('google', { product_name: 'Kettle' });
    expect(await stateOf(taskId, 'google')).toMatchObject({ status: 200 });
    expect(await stateOf(taskId, 'store')).toMatchObject({
      status: 404,
      body: {
        status: 'FAILURE',
        error: `Task ${taskId} collects GOOGLE reviews, not STORE reviews. Its status is at /api/v1/reviews/google/status/${taskId}.`,
      },
    });
  });

  test('a thousand reviews with text beyond ASCII arrive whole and in order, larger than any other result may be', async () => {
    const worker = await claimedTask(server.deployment.log);
    const bodies = Array.from(
      { length: 1000 },
      (_, i) => `${i} ${'größer als 你好 👍 '.repeat(330)}`,
    );
    for (let i = 0; i < 1000; i += 100) {
      const reviews = bodies.slice(i, i + 100).map((body, at) => ({
        ...reviewOf(body),
        fingerprint: `review-${i + at}`,
      }));
      await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
    }
    await worker.succeed();
    const { body } = await stateOf(worker.taskId);
    const { result } = taskStateSchema.parse(body);
    expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(8_000_000);
    expect(result?.reviews.map((review) => review.body)).toEqual(bodies);
  });
});
