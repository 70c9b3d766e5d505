import { once } from 'node:events';
import { expect, test } from 'vitest';
import { OriginPolicy } from '../../server/access/origin-policy.ts';
import { serverConfig } from '../../server/config.ts';
import { httpServer } from '../../server/http-server.ts';
import { openConnection } from '../support/server/raw-connection.ts';
import { serve } from '../support/server/test-server.ts';

test('a connection stays open for KEEP_ALIVE_SECONDS, longer than proxies keep theirs', async () => {
  const { keepAliveMs } = serverConfig({ REDIS_URL: 'redis://127.0.0.1' });
  expect(keepAliveMs).toBe(65_000);
  const { url } = await serve({ keepAliveMs });
  const { headers } = await fetch(`${url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=65');
});

test('a connection is reused until it has been idle for KEEP_ALIVE_SECONDS, and then closed', async () => {
  const { url } = await serve({ keepAliveMs: 500 });
  const socket = await openConnection(url);
  const ended = once(socket, 'end');
  for (const path of ['/readyz', '/graphql?query={__typename}', '/nowhere']) {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const [response] = await once(socket, 'data');
    expect(String(response)).toMatch(/^HTTP\/1\.1 \d{3} .*\r\nConnection: keep-alive\r\n/s);
  }
  await ended;
});

test.each([1, 60, 65, 300, 3600])(
  'with KEEP_ALIVE_SECONDS=%d a connection may wait as long for its first request',
  async (seconds) => {
    const { server } = httpServer({
      routes: [],
      policy: new OriginPolicy({ isOpen: true, allowedOrigins: [], allowedHosts: [] }),
      isClosing: () => false,
      hstsSeconds: 0,
      onError: () => {},
      keepAliveMs: seconds * 1000,
      maxUploadMs: 60_000,
    });
    expect(server.keepAliveTimeout).toBe(seconds * 1000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(server.requestTimeout).toBeGreaterThanOrEqual(server.headersTimeout);
  },
);
