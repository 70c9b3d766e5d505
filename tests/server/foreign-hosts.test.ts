import { describe, expect, test } from 'vitest';
import { ann, keys } from '../support/server/callers.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { serve } from '../support/server/test-server.ts';

const target = '/graphql?query={__typename}';
const paths = [target, '/graphql', '/', '/tasks/t1'];

describe('while access is open', () => {
  test.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST',
    '127.0.0.1',
    '127.8.9.1:80',
    '[::1]',
    '[::1]:4000',
  ])('requests for %s are served', async (host) => {
    const { url } = await serve();
    const response = await requestRaw(url, { target, headers: [`Host: ${host}`] });
    expect(response).toMatchObject({ status: 200, body: '{"data":{"__typename":"Query"}}' });
  });

  test.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost.',
    '10.0.0.1',
    '[::2]',
  ])('requests for %s are refused', async (host) => {
    const { url } = await serve();
    for (const path of paths) {
      expect(await requestRaw(url, { target: path, headers: [`Host: ${host}`] })).toMatchObject({
        status: 403,
        body: expect.stringMatching(/ALLOWED_HOSTS.*"code":"FORBIDDEN"/),
      });
    }
  });

  test('an address that other machines can reach makes no difference', async () => {
    const { url } = await serve({ host: '0.0.0.0', allowAnonymous: true });
    const local = url.replace('0.0.0.0', '127.0.0.1');
    const headers = ['Host: evil.example'];
    expect(await requestRaw(local, { target, headers })).toMatchObject({ status: 403 });
  });

  test('a WebSocket for another host is refused', async () => {
    const { url } = await serve();
    const headers = [
      'Host: evil.example',
      'Origin: http://evil.example',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    expect(await requestRaw(url, { headers })).toMatchObject({ status: 403 });
  });

  test('hosts in ALLOWED_HOSTS are served, on the port that is named or on any', async () => {
    const { url } = await serve({ allowedHosts: ['box.local', 'nas:4000', '[fd00::1]'] });
    const statusFor = async (host: string) =>
      (await requestRaw(url, { target, headers: [`Host: ${host}`] })).status;
    for (const host of ['box.local', 'BOX.local:4000', 'nas:4000', '[fd00::1]:1']) {
      expect(await statusFor(host)).toBe(200);
    }
    for (const host of ['nas', 'nas:4001', 'a.box.local']) expect(await statusFor(host)).toBe(403);
  });

  test('probes are answered for every host', async () => {
    const { url } = await serve();
    for (const probe of ['/healthz', '/readyz']) {
      const headers = ['Host: 10.1.2.3:4000'];
      expect(await requestRaw(url, { target: probe, headers })).toMatchObject({ status: 200 });
      expect(await requestRaw(url, { target: probe, version: '1.0' })).toMatchObject({
        status: 200,
      });
    }
  });
});

test('with keys, requests for every host are served', async () => {
  const { url } = await serve(keys);
  const headers = ['Host: api.example', `Authorization: Bearer ${ann}`];
  expect(await requestRaw(url, { target, headers })).toMatchObject({ status: 200 });
});

describe.each([
  ['keys', keys],
  ['open access', {}],
])('with %s', (_, options) => {
  test.each([
    ['[', ['Host: [']],
    ['a path', ['Host: localhost/graphql']],
    ['a username', ['Host: user@localhost']],
    ['a port that is no number', ['Host: localhost:x']],
    ['a port beyond the last', ['Host: localhost:99999']],
    ['a space', ['Host: local host']],
    ['two hosts', ['Host: localhost', 'Host: evil.example']],
    ['an incomplete address', ['Host: [::1']],
    ['no Host', []],
    ['an empty Host', ['Host:']],
  ])('%s as the host is a bad request', async (_name, headers) => {
    const { url } = await serve(options);
    for (const path of paths) {
      const response = await requestRaw(url, { target: path, headers: [...headers] });
      expect(response.status).toBe(400);
      expect(response.body).not.toMatch(/node_modules|at .*:\d+/);
    }
    const version = '1.0';
    expect(await requestRaw(url, { target, version, headers: [...headers] })).toMatchObject({
      status: 400,
    });
  });
});
