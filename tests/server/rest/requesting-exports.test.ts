import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachment } from '../../../server/export/attachment.ts';
import { reviewOf } from '../../support/contract/samples.ts';
import { ann, bearer, ben, operator, start } from '../../support/server/callers.ts';
import { type Exporting, startExporting } from '../../support/server/exporting.ts';
import { FakeWorker } from '../../support/server/fake-worker.ts';
import { requestRest } from '../../support/server/rest.ts';

let server: Exporting['server'];
let worker: Exporting['worker'];
let watchToken: Exporting['watchToken'];
let get: Exporting['get'];

beforeAll(async () => {
  ({ server, worker, watchToken, get } = await startExporting());
});
afterAll(() => server[Symbol.asyncDispose]());

describe('an invalid parameter is named, with its value and what is allowed:', () => {
  test.each([
    ['reviews.csv?minRating=abc', 'minRating is "abc"; it must be 1 to 5.'],
    ['reviews.csv?minRating=', 'minRating is ""; it must be 1 to 5.'],
    [
      'reviews.csv?minRating=4&maxRating=2',
      'minRating is 4; it must be at most maxRating, which is 2.',
    ],
    ['reviews.csv?stars=5,x', 'stars[1] is "x"; it must be 1 to 5.'],
    ['reviews.csv?isNew=yes', 'isNew is "yes"; it must be true or false.'],
    ['reviews.csv?text=', 'text is ""; it must be 1 to 200 characters.'],
    ['reviews.csv?languages=german', 'languages[0] is "german"; it must be a BCP 47'],
    ['reviews.csv?publishedFrom=yesterday', 'publishedFrom is "yesterday"; it must be an instant'],
    ['reviews.csv?isNew=true&isNew=false', 'isNew is ["true","false"]; it must be given once.'],
    ['reviews.csv?star=5', 'star is "5"; it must be omitted. Parameters are sources, stars,'],
    ['reviews.json?bom=true', 'bom is true; it must be omitted, because only CSV'],
  ])('%s', async (file, message) => {
    const { status, body } = await requestRest(server.url, `/tasks/${worker.taskId}/${file}`, {
      headers: { authorization: bearer(ann) },
    });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
    expect(body['error']).toContain(message);
  });
});

test('a key of the owner, an operator key, and the watch token of the task may export it', async () => {
  const statusOf = async (file: string, headers: Record<string, string>) =>
    (await fetch(`${server.url}/api/v1/tasks/${worker.taskId}/${file}`, { headers })).status;
  const other = await start(server.graphql, bearer(ann));
  const csv = 'reviews.csv';
  expect(await statusOf(csv, { authorization: bearer(ann) })).toBe(200);
  expect(await statusOf(csv, { authorization: bearer(operator) })).toBe(200);
  expect(await statusOf(csv, { authorization: bearer(watchToken) })).toBe(200);
  expect(await statusOf(`${csv}?watchToken=${watchToken}&stars=1`, {})).toBe(200);
  expect(await statusOf(`${csv}?watchToken=${watchToken}&watchToken=${watchToken}`, {})).toBe(400);
  expect(await statusOf(csv, {})).toBe(401);
  expect(await statusOf(`${csv}?watchToken=rw1.x`, {})).toBe(401);
  expect(await statusOf(csv, { authorization: bearer(ben) })).toBe(404);
  expect(await statusOf(csv, { authorization: bearer(other.watchToken) })).toBe(404);
});

test('unknown tasks, formats, and methods are refused', async () => {
  const of = (path: string, init: { method?: string } = {}) =>
    requestRest(server.url, path, { ...init, headers: { authorization: bearer(ann) } });
  const task = `/tasks/${worker.taskId}`;
  expect(await of('/tasks/t0123/reviews.csv')).toMatchObject({
    status: 404,
    body: { code: 'TASK_NOT_FOUND' },
  });
  expect(await of(`${task}/reviews.xlsx`)).toMatchObject({ status: 404 });
  expect(await of(`${task}/reviews.constructor`)).toMatchObject({ status: 404 });
  expect(await of(`${task}/reviews.csv`, { method: 'DELETE' })).toMatchObject({ status: 405 });
});

test('HEAD and a client that has the file get no content; a change makes another version', async () => {
  const head = await get('reviews.csv', { method: 'HEAD' });
  expect(await head.text()).toBe('');
  const full = await get('reviews.csv');
  await full.text();
  for (const name of ['etag', 'content-type', 'content-disposition', 'content-encoding']) {
    expect(head.headers.get(name)).toBe(full.headers.get(name));
  }
  expect(full.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(full.headers.get('content-encoding')).toBe('gzip');
  expect(full.headers.get('cache-control')).toBe('private, no-cache');
  expect(full.headers.get('content-disposition')).toBe(
    `attachment; filename="Kettle reviews.csv"; filename*=UTF-8''Kettle%20reviews.csv`,
  );
  const known = { headers: { 'if-none-match': `"x", ${full.headers.get('etag')}` } };
  const again = await get('reviews.csv', known);
  expect([again.status, await again.text()]).toEqual([304, '']);
  for (const file of ['reviews.csv?stars=1', 'reviews.json', 'reviews.csv?bom=true']) {
    expect((await get(file, known)).status).toBe(200);
  }
  await worker.progress();
  expect((await get('reviews.csv', known)).status).toBe(200);
});

test('a product name is a file name, in ASCII too', () => {
  expect(attachment('Café: "Brass"/kettle\n', 'jsonl')).toBe(
    `attachment; filename="Cafe Brass kettle reviews.jsonl"; filename*=UTF-8''Caf%C3%A9%20Brass%20kettle%20reviews.jsonl`,
  );
  expect(attachment("..'索尼'", 'csv')).toBe(
    `attachment; filename="'__' reviews.csv"; filename*=UTF-8''%27%E7%B4%A2%E5%B0%BC%27%20reviews.csv`,
  );
  expect(attachment('👍'.repeat(200), 'csv')).toContain(`${'%F0%9F%91%8D'.repeat(100)}%20reviews`);
});

test('an export that cannot be read to its end is cut off, so that no part is taken for the whole', async () => {
  const { deployment } = server;
  const started = await start(server.graphql, bearer(ann));
  const large = new FakeWorker(deployment.log, started.taskId);
  await large.claim();
  for (let n = 0; n < 10; n++) {
    const reviews = Array.from({ length: 100 }, (_, i) =>
      reviewOf(`r${n}-${i}`, { body: 'x'.repeat(20_000) }),
    );
    await large.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  }
  const url = `${server.url}/api/v1/tasks/${started.taskId}/reviews.jsonl`;
  const headers = { authorization: bearer(ann), 'accept-encoding': 'identity' };
  const response = await fetch(url, { headers });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await deployment.redis.del(deployment.keys.reviews(started.taskId));
  const drained = (async () => {
    while (!(await reader?.read())?.done);
  })();
  await expect(drained).rejects.toThrow('terminated');
});
