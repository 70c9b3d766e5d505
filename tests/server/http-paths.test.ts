import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { serve } from '../support/server/test-server.ts';

test('the root redirects to GraphiQL', async () => {
  const { url, graphql } = await serve();
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(response.url).toBe(graphql);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('a server connected to Redis is alive and ready', async () => {
  const { url } = await serve();
  for (const path of ['/healthz', '/readyz']) {
    expect((await fetch(`${url}${path}?probe=1`)).status).toBe(200);
  }
});

test.each(['/nowhere', '/graphql/nowhere', '//'])(
  '%s is not found, and the response says where the API is',
  async (path) => {
    const { url } = await serve();
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(
      `Page not found: ${path}. GraphQL and GraphiQL are at /graphql.`,
    );
  },
);

test.each(['http://[', '//:', '/%', '*'])(
  'the invalid path %s does not crash the server',
  async (target) => {
    const { url } = await serve();
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.end(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  },
);

test('WebSockets are accepted at /graphql only', async () => {
  const { url } = await serve();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/nowhere`, 'graphql-transport-ws');
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('404');
});
