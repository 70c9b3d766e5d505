import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/server/polling.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server[Symbol.asyncDispose]());

const mutation = 'mutation { fetchStoreReviews(input: { productName: "Forged" }) { taskId } }';
const json = JSON.stringify({ query: mutation });
const upgrade = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

const host = () => new URL(server.url).host;

const tasks = async () => {
  const { data } = await ask(server.graphql, { query: '{ tasks { edges { node { id } } } }' });
  return data;
};

describe('a page of another site starts nothing', () => {
  test.each([
    ['a form with text/plain', 'text/plain', json],
    ['a form with text/plain that looks like JSON', 'text/plain', `${json.slice(0, -1)},"x":"="}`],
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(mutation)}`],
    [
      'a multipart form',
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n`,
    ],
    ['GraphQL as text', 'application/graphql', mutation],
    ['JSON declared as a form too', 'application/json, text/plain', json],
    ['JSON in another character set', 'application/json; charset=utf-7', json],
    ['no type', '', json],
  ])('with %s', async (_, type, body) => {
    // Old browsers send no Origin with forms.
    for (const origin of [[], ['Origin: null'], ['Origin: http://evil.example']]) {
      const headers = [`Host: ${host()}`, ...(type ? [`Content-Type: ${type}`] : []), ...origin];
      const { status } = await requestRaw(server.url, { method: 'POST', headers, body });
      expect(status).toBe(origin.length > 0 ? 403 : 415);
    }
    expect(await tasks()).toEqual({ tasks: { edges: [] } });
  });

  test.each(['GET', 'HEAD'])('with a %s', async (method) => {
    const target = `/graphql?query=${encodeURIComponent(mutation)}`;
    const headers = [`Host: ${host()}`, 'Accept: */*'];
    const { status } = await requestRaw(server.url, { method, target, headers });
    expect(status).toBe(405);
    expect(await tasks()).toEqual({ tasks: { edges: [] } });
  });

  test.each([
    'http://evil.example',
    'https://127.0.0.1.evil.example',
    'http://127.0.0.1:1',
    'http://localhost.evil.example',
    'null',
    'file://',
    'http://127.0.0.1@evil.example',
    '',
  ])('with the origin %j, over HTTP or a WebSocket', async (origin) => {
    const headers = [`Host: ${host()}`, `Origin: ${origin}`];
    const post = [...headers, 'Content-Type: application/json'];
    const response = await requestRaw(server.url, { method: 'POST', headers: post, body: json });
    expect(response.status).toBe(403);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
    expect(await requestRaw(server.url, { headers: [...headers, ...upgrade] })).toMatchObject({
      status: 403,
    });
    expect(await tasks()).toEqual({ tasks: { edges: [] } });
  });

  test.each([
    'evil.example',
    'evil.example:80',
    '10.0.0.1',
    '0.0.0.0',
    '[::]',
    '127.0.0.1.evil.example',
  ])('with its name pointed at this server: %s', async (host) => {
    const headers = [`Host: ${host}`, `Origin: http://${host}`];
    const post = [...headers, 'Content-Type: application/json'];
    for (const target of ['/graphql', '/', '/tasks/t', '/api/v1/openapi.json']) {
      const request = { method: 'POST', target, headers: post, body: json };
      expect(await requestRaw(server.url, request)).toMatchObject({ status: 403 });
    }
    expect(await requestRaw(server.url, { headers: [...headers, ...upgrade] })).toMatchObject({
      status: 403,
    });
    expect(await tasks()).toEqual({ tasks: { edges: [] } });
  });
});
