import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ann, keys } from '../support/server/callers.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ ...keys, webFolder: 'tests/security/site' });
});

afterAll(() => server[Symbol.asyncDispose]());

const host = () => `Host: ${new URL(server.url).host}`;

describe('pages', () => {
  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/.%00./package.json',
    '/assets/%00.js',
    '//package.json',
    '//evil.example/%2e%2e',
    '/.env',
    '/.git/config',
    '/graphiql/../../package.json',
    '/graphiql/%2e%2e/server.js',
    '/assets/__proto__',
    '/__proto__',
    '/constructor',
    '/dashboard/../package.json',
    '/api/v1/../../package.json',
    '/file:///etc/passwd',
    '/etc/passwd',
    '/metrics/..',
    '/healthz/../graphql',
  ])('%s leads to no file of the machine', async (target) => {
    const { status, body, headers } = await requestRaw(server.url, { target, headers: [host()] });
    expect(body).not.toMatch(/"workspaces"|root:|\[core\]|API_KEYS=/);
    // Never to another site.
    expect(headers.get('location') ?? '').not.toMatch(/^(https?:)?\/\//);
    expect([200, 302, 308, 400, 401, 403, 404, 405]).toContain(status);
    if (status === 200) expect(body).toContain('The page.');
  });

  test.each([
    'http://evil.example/',
    'https://evil.example/graphql',
    'HTTP://127.0.0.1/../x',
    'ftp://x/',
    'evil.example:443',
    '*',
  ])('the target %s is not fetched for anyone', async (target) => {
    const { status, body } = await requestRaw(server.url, { target, headers: [host()] });
    expect([200, 302, 400, 401, 403, 404]).toContain(status);
    expect(body).not.toMatch(/evil\.example|node_modules| {4}at /);
  });

  test.each(['CONNECT', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    '%s does nothing',
    async (method) => {
      const headers = [host(), `Authorization: Bearer ${ann}`, 'X-Secret: reflected'];
      for (const target of method === 'CONNECT'
        ? ['evil.example:443']
        : ['/', '/graphql', '/healthz2']) {
        const { status, body } = await requestRaw(server.url, { method, target, headers });
        // Node.js closes the connection of a CONNECT.
        if (method !== 'CONNECT') expect(status).toBeGreaterThanOrEqual(400);
        expect(body).not.toContain('reflected');
      }
    },
  );
});

test.each([
  ['two keys', ['Authorization: Bearer wrong', `Authorization: Bearer ${ann}`], 200],
  ['a key after a null byte', [`Authorization: Bearer x\0${ann}`], 400],
  ['a key on a folded line', ['Authorization: Bearer', ` ${ann}`], 400],
  ['two hosts', ['Host: evil.example'], 400],
  ['another URL', ['X-Original-URL: /metrics', 'X-Rewrite-URL: /metrics'], 200],
  ['another method', ['X-HTTP-Method-Override: POST'], 200],
  ['a forwarded host', ['X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example'], 200],
])('headers with %s are no way in', async (_, extra, expected) => {
  const target = '/graphql?query={__typename}';
  const headers = [host(), 'Accept: application/json', ...extra];
  const { status, body } = await requestRaw(server.url, { target, headers });
  expect(status).toBe(expected);
  if (status === 200) expect(body).toContain('"UNAUTHENTICATED"');
  expect(body).not.toContain('evil.example');
});

test.each(['/', '/graphql', '/tasks/t1', '/nowhere.js', '/healthz', '/api/v1/', '/graphiql/x.js'])(
  'responses for %s have the headers that protect them',
  async (target) => {
    const headers = [host(), 'Accept: text/html'];
    const response = await requestRaw(server.url, { target, headers });
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:|data:)/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': expect.stringMatching(/^deny$/i),
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.has('strict-transport-security')).toBe(false);
    expect(response.headers.has('x-powered-by')).toBe(false);
    expect(response.headers.has('server')).toBe(false);
  },
);

test('HSTS_SECONDS makes browsers use HTTPS', async () => {
  await using secured = await startTestServer({ hstsSeconds: 600 });
  const { headers } = await fetch(secured.url, { redirect: 'manual' });
  expect(headers.get('strict-transport-security')).toBe('max-age=600');
});
