import { getEventListeners, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { readTask } from '../../cli/src/task/read-task.ts';
import { endpointOf } from '../support/client/follow.ts';
import { portOf } from '../support/client/scripted-server.ts';

/** A server for which `listener` answers. */
const serve = async (listener: RequestListener) => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { endpoint: endpointOf(`http://127.0.0.1:${portOf(server.address())}/graphql`), close };
};

const coded = (code: string, details: object = {}) => ({
  errors: [{ message: 'Said.', extensions: { code, ...details } }],
});
const uncoded = { errors: [{ message: 'Syntax error.' }] };

test.each([
  {
    status: 200,
    body: coded('TASK_NOT_FOUND'),
    error: { code: 'TASK_NOT_FOUND', retryable: false },
  },
  { status: 503, body: coded('SERVICE_UNAVAILABLE'), error: { retryable: true } },
  { status: 500, body: coded('TOKEN_EXPIRED'), error: { code: 'TOKEN_EXPIRED', retryable: false } },
  {
    status: 200,
    body: coded('RATE_LIMITED', { retryAfter: 9 }),
    error: { retryable: true, retryAfterMs: 9000 },
  },
  {
    status: 200,
    body: coded('RATE_LIMITED', { retryAfter: 'soon' }),
    error: { retryable: true, retryAfterMs: undefined },
  },
  {
    status: 200,
    body: { errors: [{ message: 'Said.', extensions: 'none' }] },
    error: { name: 'ApiError' },
  },
  { status: 400, body: uncoded, error: { name: 'ApiError', retryable: false } },
  { status: 502, body: uncoded, error: { name: 'ConnectionLostError' } },
  { status: 200, body: { data: null }, error: { name: 'ConnectionLostError' } },
  { status: 200, body: 'Log in to this Wi-Fi', error: { name: 'ConnectionLostError' } },
  { status: 401, body: { error: 'no' }, error: { code: 'UNAUTHENTICATED', retryable: false } },
  { status: 403, body: 'no', error: { code: 'FORBIDDEN', retryable: false } },
  { status: 429, body: 'slow down', error: { name: 'ConnectionLostError', retryAfterMs: 7000 } },
])('status $status with $body is $error', async ({ status, body, error }) => {
  const { endpoint, close } = await serve((_request, response) => {
    response.writeHead(status, { 'retry-after': '7' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  onTestFinished(close);
  const { signal } = new AbortController();

  await expect(readTask(endpoint, 't1', signal)).rejects.toMatchObject(error);
});

test('a request stops listening to its signal when it ends, however it ends', async () => {
  const { endpoint, close } = await serve((_request, response) => {
    response.end(JSON.stringify(coded('TASK_NOT_FOUND')));
  });
  const { signal } = new AbortController();
  const read = () => expect(readTask(endpoint, 't1', signal)).rejects.toThrow();

  await Promise.all([read(), read()]);
  await close();
  await Promise.all([read(), read()]);

  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
