import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { connectSocket, upgradeStatus } from '../support/server/raw-socket.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsIn } from '../support/server/transport.ts';
import { watchStates } from '../support/server/watching.ts';

const closeOf = async (socket: WebSocket) => {
  const [code, reason] = await once(socket, 'close');
  return [code, String(reason)];
};

test('a WebSocket message may be as large as MAX_MESSAGE_BYTES', async () => {
  const { graphql } = await serve({ maxMessageBytes: 5000 });
  const socket = await connectSocket(graphql);
  socket.send('{"type":"ping"}'.padEnd(5000));
  expect(String((await once(socket, 'message'))[0])).toBe('{"type":"pong"}');
  socket.send('{"type":"ping"}'.padEnd(5001));
  expect(await closeOf(socket)).toEqual([
    1009,
    'The message is larger than 5000 bytes (MAX_MESSAGE_BYTES)',
  ]);
});

test('a WebSocket without connection_init is closed after CONNECTION_INIT_SECONDS, and one with it is not', async () => {
  const { graphql } = await serve({ connectionInitMs: 500 });
  const [silent, initialized] = await Promise.all([connectSocket(graphql), connectSocket(graphql)]);
  initialized.send('{"type":"connection_init"}');
  expect(await closeOf(silent)).toEqual([
    4408,
    'connection_init did not arrive within 0.5 s (CONNECTION_INIT_SECONDS)',
  ]);
  expect(initialized.readyState).toBe(WebSocket.OPEN);
});

describe('MAX_SOCKETS_PER_CLIENT', () => {
  const options = { maxSocketsPerClient: 2 };
  const message =
    'This client already has 2 WebSockets and event streams open, the maximum (MAX_SOCKETS_PER_CLIENT). Close one first.';

  const statusFrom = (graphql: string, forwarded: string): Promise<number> =>
    upgradeStatus(graphql, { headers: { 'x-forwarded-for': forwarded } });

  test('counts WebSockets and event streams of one address', async () => {
    const { graphql, deployment } = await serve(options);
    const { taskId } = await claimedTask(deployment.log);
    const stream = await openStream(graphql, watchStates(taskId));
    await stream.messages.next();
    const socket = await connectSocket(graphql);
    expect(await statusFrom(graphql, '1.1.1.1')).toBe(429);
    const { response } = await openStream(graphql, watchStates(taskId));
    expect(response.status).toBe(429);
    expect(await errorsIn(response)).toEqual([{ code: 'TOO_EXPENSIVE', message }]);
    // Queries are not affected.
    expect(await ask(graphql, { query: '{ __typename }' })).toMatchObject({ data: {} });
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => statusFrom(graphql, '1.1.1.1')).toBe(101);
  });

  test('believes X-Forwarded-For of TRUSTED_PROXIES only', async () => {
    const { graphql } = await serve({ ...options, trustedProxies: ['loopback'] });
    const statuses = [];
    for (const address of [
      '192.0.2.1',
      '192.0.2.1, 127.0.0.1',
      '192.0.2.1',
      'spoofed, 192.0.2.1',
      '192.0.2.2',
    ]) {
      statuses.push(await statusFrom(graphql, address));
    }
    expect(statuses).toEqual([101, 101, 429, 429, 101]);
  });
});
