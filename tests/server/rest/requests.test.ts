import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ann, bearer, ben, keys, operator, start } from '../../support/server/callers.ts';
import { requestRaw } from '../../support/server/raw-request.ts';
import { requestRest } from '../../support/server/rest.ts';
import { serve, startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ ...keys, allowedOrigins: ['https://app.example'] });
});

afterAll(() => server[Symbol.asyncDispose]());

const authorized = (authorization: string) => ({ headers: { authorization } });

const body = { product_name: 'Kettle' };

describe('access', () => {
  test.each([undefined, 'Basic abc', bearer('unknown-key-0123456789'), bearer('rw1.forged.1.x')])(
    'with %s, nothing is started or shown, and a loop ends',
    async (authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      const started = await requestRest(server.url, '/reviews/store', { body, headers });
      const state = await requestRest(server.url, '/reviews/status/t1', { headers });
      for (const response of [started, state]) {
        expect(response).toMatchObject({ status: 401, body: { error: expect.any(String) } });
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
      }
      expect(state.body).toMatchObject({ status: 'FAILURE', result: null });
    },
  );

  test('a task is visible to its owner, to operators, and to its watch token', async () => {
    const { taskId, watchToken } = await start(server.graphql, bearer(ann));
    const other = await start(server.graphql, bearer(ann));
    const statusFor = async (token: string, id = taskId) =>
      (await requestRest(server.url, `/reviews/status/${id}`, authorized(bearer(token)))).status;
    expect(await statusFor(ann)).toBe(200);
    expect(await statusFor(operator)).toBe(200);
    expect(await statusFor(watchToken)).toBe(200);
    expect(await statusFor(ben)).toBe(404);
    expect(await statusFor(watchToken, other.taskId)).toBe(404);
  });

  test('a watch token cannot start tasks', async () => {
    const { watchToken } = await start(server.graphql, bearer(ann));
    expect(
      await requestRest(server.url, '/reviews/store', { body, ...authorized(bearer(watchToken)) }),
    ).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test('pages of allowed origins may use it, and others may not', async () => {
    const { host } = new URL(server.url);
    const from = (origin: string, method: string, target: string) =>
      requestRaw(server.url, {
        method,
        target,
        headers: [
          `Host: ${host}`,
          `Origin: ${origin}`,
          'Access-Control-Request-Method: POST',
          'Access-Control-Request-Headers: authorization,content-type,idempotency-key',
        ],
      });
    const target = '/api/v1/reviews/store';
    const preflight = await from('https://app.example', 'OPTIONS', target);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    for (const [method, path] of [
      ['OPTIONS', target],
      ['POST', target],
      ['GET', '/api/v1/reviews/status/t1'],
    ] as const) {
      const refused = await from('https://evil.example', method, path);
      expect(refused).toMatchObject({
        status: 403,
        body: expect.stringContaining('ALLOWED_ORIGINS'),
      });
      expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test('without keys, only requests addressed to loopback are served', async () => {
    const { url } = await serve();
    const headers = ['Host: rebound.example'];
    expect(await requestRaw(url, { target: '/api/v1/reviews/status/t1', headers })).toMatchObject({
      status: 403,
      body: expect.stringContaining('ALLOWED_HOSTS'),
    });
  });
});

describe('methods and paths', () => {
  test.each([
    ['GET', '/reviews/store', 'POST, OPTIONS'],
    ['PUT', '/reviews/google', 'POST, OPTIONS'],
    ['POST', '/reviews/status/t1', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/reviews/store/status/t1', 'GET, HEAD, OPTIONS'],
    ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
  ])('%s %s is not allowed; Allow says what is', async (method, path, allow) => {
    const { status, headers, body } = await requestRest(server.url, path, { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe(allow);
    expect(body).toEqual({
      error: `The method is ${method}; it must be ${allow}.`,
      code: 'BAD_USER_INPUT',
    });
    const options = await fetch(`${server.url}/api/v1${path}`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
  });

  test.each(['/reviews', '/reviews/amazon', '/reviews/Store', '/reviews/amazon/status/t1', '/x'])(
    '%s is not found, in JSON',
    async (path) => {
      expect(await requestRest(server.url, path)).toMatchObject({
        status: 404,
        body: { error: expect.stringContaining(`/api/v1${path}`) },
      });
    },
  );

  test('a slash at the end and a query change nothing', async () => {
    const { body: started } = await requestRest(server.url, '/reviews/store/?source=app', {
      body,
      ...authorized(bearer(ann)),
    });
    const path = `/reviews/store/status/${String(started['task_id'])}/?t=1`;
    expect(await requestRest(server.url, path, authorized(bearer(ann)))).toMatchObject({
      status: 200,
      body: { ...started },
    });
  });

  test('HEAD has the headers of GET and no body', async () => {
    const { taskId } = await start(server.graphql, bearer(ann));
    const response = await fetch(`${server.url}/api/v1/reviews/status/${taskId}`, {
      method: 'HEAD',
      ...authorized(bearer(ann)),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.text()).toBe('');
  });
});

test('starts beyond the limit get 429 and the seconds to wait, on REST and GraphQL together', async () => {
  const { url, graphql } = await serve({ startsPerMinute: 2 });
  await start(graphql);
  expect(await requestRest(url, '/reviews/store', { body })).toMatchObject({ status: 200 });
  const { status, headers, body: error } = await requestRest(url, '/reviews/google', { body });
  expect(status).toBe(429);
  expect(error).toMatchObject({ code: 'RATE_LIMITED', error: expect.stringContaining('2 starts') });
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
});
