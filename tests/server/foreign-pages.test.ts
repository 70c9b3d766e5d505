import { describe, expect, test } from 'vitest';
import { ann, bearer, keys } from '../support/server/callers.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { upgradeStatus } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';

const query = 'query={__typename}';
const operation = JSON.stringify({ query: '{ __typename }' });
const forbidden = (variable: string) => ({
  status: 403,
  body: expect.stringMatching(new RegExp(`${variable}.*"code":"FORBIDDEN"`)),
});

describe('a page of another origin', () => {
  const foreign = [
    'http://evil.example',
    'http://localhost:5173',
    'https://127.0.0.1',
    'http://127.0.0.1.evil.example',
    'null',
    'file://',
    'not an origin',
    '',
  ];

  test.each(foreign)('%j cannot run operations', async (origin) => {
    const { url } = await serve();
    const headers = [`Host: ${new URL(url).host}`, `Origin: ${origin}`];
    const json = 'Content-Type: application/json';
    for (const request of [
      { target: `/graphql?${query}` },
      { target: `/graphql?${query}`, headers: ['Accept: text/event-stream'] },
      { method: 'POST', headers: [json], body: operation },
      { method: 'POST', headers: ['Accept: text/event-stream', json], body: operation },
      {
        method: 'OPTIONS',
        headers: [
          'Access-Control-Request-Method: POST',
          'Access-Control-Request-Headers: content-type',
        ],
      },
    ]) {
      const response = await requestRaw(url, {
        ...request,
        headers: [...headers, ...(request.headers ?? [])],
      });
      expect(response).toMatchObject(forbidden('ALLOWED_ORIGINS'));
      expect(response.headers.has('access-control-allow-origin')).toBe(false);
      expect(response.headers.get('vary')).toBe('origin, accept-encoding');
    }
  });

  test('cannot open a WebSocket', async () => {
    const { url } = await serve();
    for (const origin of foreign) {
      const response = await requestRaw(url, {
        headers: [
          `Host: ${new URL(url).host}`,
          `Origin: ${origin}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          'Sec-WebSocket-Protocol: graphql-transport-ws',
        ],
      });
      expect(response).toMatchObject(forbidden('ALLOWED_ORIGINS'));
    }
  });

  test('cannot use it with keys either', async () => {
    const { url } = await serve(keys);
    const response = await requestRaw(url, {
      method: 'POST',
      headers: [
        'Host: api.example',
        'Origin: https://evil.example',
        'Content-Type: application/json',
        `Authorization: ${bearer(ann)}`,
      ],
      body: operation,
    });
    expect(response).toMatchObject(forbidden('ALLOWED_ORIGINS'));
  });

  test.each(['cross-site', 'same-site'])('cannot embed it (%s)', async (site) => {
    const { url } = await serve();
    const headers = [`Host: ${new URL(url).host}`, `Sec-Fetch-Site: ${site}`];
    const target = `/graphql?${query}`;
    const embedded = [...headers, 'Sec-Fetch-Mode: no-cors'];
    const link = [...headers, 'Sec-Fetch-Mode: navigate', 'Accept: text/html'];
    expect(await requestRaw(url, { target, headers: embedded })).toMatchObject(
      forbidden('ALLOWED_ORIGINS'),
    );
    expect(await requestRaw(url, { headers: link })).toMatchObject({ status: 200 });
  });

  test.each([
    ['a form', 'application/x-www-form-urlencoded', query],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', operation],
    ['plain text that mentions JSON', 'text/plain; application/json', operation],
    ['a document', 'application/graphql', '{ __typename }'],
    ['another kind of JSON', 'application/graphql+json', operation],
    ['JSON in another charset', 'application/json; charset=utf-16', operation],
    ['nothing', undefined, operation],
  ])('cannot post %s', async (_, type, body) => {
    const { url } = await serve();
    const headers = [`Host: ${new URL(url).host}`];
    if (type !== undefined) headers.push(`Content-Type: ${type}`);
    const response = await requestRaw(url, { method: 'POST', headers, body });
    expect(response).toMatchObject({
      status: 415,
      body: expect.stringContaining(
        `content-type is ${JSON.stringify(JSON.stringify(type ?? null)).slice(1, -1)}; it must be application/json.`,
      ),
    });
  });
});

describe('the origin of the server itself', () => {
  test.each([
    ['http', 'localhost:4000', 'http://localhost:4000'],
    ['http', '127.0.0.1', 'http://127.0.0.1'],
    ['http', 'LOCALHOST:80', 'http://localhost'],
    ['TLS that a proxy ends', 'api.example', 'https://api.example'],
    ['TLS that a proxy ends', 'api.example:443', 'https://api.example'],
    ['TLS on another port', 'api.example:8443', 'https://api.example:8443'],
    ['IPv6', '[::1]:4000', 'http://[::1]:4000'],
  ])('may use it over %s: %s', async (_, host, origin) => {
    const { url } = await serve(keys);
    const headers = [`Host: ${host}`, `Origin: ${origin}`, `Authorization: ${bearer(ann)}`];
    const response = await requestRaw(url, { target: `/graphql?${query}`, headers });
    expect(response).toMatchObject({ status: 200, body: '{"data":{"__typename":"Query"}}' });
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
  });

  test.each([
    ['api.example', 'https://api.example:8443'],
    ['api.example:4000', 'https://api.example'],
    ['api.example', 'https://other.api.example'],
  ])('is not another port or name: %s is not %s', async (host, origin) => {
    const { url } = await serve(keys);
    const headers = [`Host: ${host}`, `Origin: ${origin}`];
    const response = await requestRaw(url, { target: `/graphql?${query}`, headers });
    expect(response).toMatchObject(forbidden('ALLOWED_ORIGINS'));
  });
});

describe('an origin in ALLOWED_ORIGINS', () => {
  const origin = 'http://localhost:5173';
  const allowedOrigins = ['https://app.example', origin];

  test('may run operations and read the responses', async () => {
    const { graphql } = await serve({ allowedOrigins });
    const preflight = await fetch(graphql, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type',
    );
    expect(preflight.headers.get('vary')).toBe('origin, accept-encoding');
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);

    const response = await fetch(graphql, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: operation,
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('may open a WebSocket', async () => {
    const { graphql } = await serve({ allowedOrigins });
    expect(await upgradeStatus(graphql, { origin })).toBe(101);
  });

  test.each(['http://localhost:5174', 'https://localhost:5173', 'http://localhost', `${origin}/`])(
    'does not stand for %s',
    async (other) => {
      const { graphql } = await serve({ allowedOrigins });
      const response = await fetch(`${graphql}?${query}`, { headers: { origin: other } });
      expect(response.status).toBe(403);
    },
  );
});
