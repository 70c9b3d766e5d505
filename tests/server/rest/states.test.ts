import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskStateSchema } from '../../../server/rest/task-states.ts';
import { failure, progressOf, resultOf } from '../../support/contract/samples.ts';
import {
  claimedTask,
  FakeWorker,
  queuedTask,
  ratedReview,
} from '../../support/server/fake-worker.ts';
import { requestRest, taskIdOf } from '../../support/server/rest.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server[Symbol.asyncDispose]());

const stateOf = (taskId: string, kind = '') =>
  requestRest(server.url, `/reviews/${kind && `${kind}/`}status/${taskId}`);

const startedId = async (kind: string) =>
  taskIdOf(await requestRest(server.url, `/reviews/${kind}`, { body: { product_name: 'Kettle' } }));

test('the state follows the task from PENDING to SUCCESS, with a result at the end only', async () => {
  const taskId = await startedId('store');
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
  const nothing = ['author', 'title', 'url', 'published_at', 'platform', 'site', 'recommended'];
  nothing.push('language', 'country', 'edited_at', 'incentivized', 'unhelpful_votes');
  nothing.push('syndicated_from', 'product', 'is_new');
  const empty = {
    ...Object.fromEntries(nothing.map((name) => [name, null])),
    ...{ aspect_ratings: [], pros: [], cons: [], media: [], replies: [], copies: [] },
  };
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
  const taskId = await startedId('google');
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
      ...ratedReview(body),
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
