import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';
import { startFaultyProxy } from '../support/client/faulty-proxy.ts';
import { cursors, endpointOf, serveLog } from '../support/client/follow.ts';
import { revoked } from '../support/client/sample-events.ts';

test.each(transportNames)(
  'over %s an aborted reader ends without an error and leaves no connection open',
  async (transport) => {
    await using server = await serveLog();
    server.log.append('t1', { __typename: 'TaskQueued' });
    const aborting = new AbortController();
    const following = followTask({
      endpoint: endpointOf(server.url),
      taskId: 't1',
      transports: [transport],
      signal: aborting.signal,
    });

    const given: string[] = [];
    for await (const event of following) {
      given.push(event.cursor);
      setImmediate(() => aborting.abort());
    }

    expect(given).toEqual(['t1.1']);
    expect(following.state.phase).toBe('closed');
    await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
  },
);

test.each(['websocket', 'sse'] as const)(
  'over %s close releases the connection even if the reader never requests the next event',
  async (transport) => {
    await using server = await serveLog();
    server.log.append('t1', { __typename: 'TaskQueued' });
    const following = followTask({
      endpoint: endpointOf(server.url),
      taskId: 't1',
      transports: [transport],
    });
    await following[Symbol.asyncIterator]().next();

    following.close();

    await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
  },
);

test.each(['websocket', 'sse', 'polling'] as const)(
  'over %s a dead connection is detected and reopened',
  async (transport) => {
    await using server = await serveLog();
    await using proxy = await startFaultyProxy(server.url);
    server.log.append('t1', { __typename: 'TaskQueued' });
    const given: string[] = [];

    const impatient = { connectMs: 300, pingMs: 60, pongMs: 100, silenceMs: 300 };
    const endpoint = endpointOf(proxy.url, impatient);
    for await (const { cursor } of followTask({
      endpoint,
      taskId: 't1',
      transports: [transport],
    })) {
      given.push(cursor);
      if (cursor !== 't1.1') continue;
      proxy.freeze();
      server.log.append('t1', revoked);
      setTimeout(proxy.thaw, 50);
    }

    expect(given).toEqual(cursors('t1', 1, 2));
  },
);

test.each(transportNames)(
  'over %s a process exits once its reader has stopped, even with a dead connection',
  async (transport) => {
    await using server = await serveLog();
    await using proxy = await startFaultyProxy(server.url);
    server.log.append('t1', { __typename: 'TaskQueued' });
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/client/reader-process.ts', proxy.url, transport],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', () => proxy.freeze());

    const [code] = await once(child, 'exit');

    expect(code).toBe(0);
  },
);
