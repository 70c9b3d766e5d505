import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';
import { layFaultyWire } from '../support/client/faulty-wire.ts';
import { cursors, endpointOf, serveLog } from '../support/client/follow.ts';
import { revoked } from '../support/client/sample-events.ts';

test.each(transportNames)(
  'over %s an aborted reader ends without an error and holds nothing open',
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
  'over %s close lets go though the reader never comes back for the next event',
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
  'over %s a connection that is open and dead is found out and made again',
  async (transport) => {
    await using server = await serveLog();
    await using wire = await layFaultyWire(server.url);
    server.log.append('t1', { __typename: 'TaskQueued' });
    const given: string[] = [];

    const impatient = { connectMs: 300, pingMs: 60, pongMs: 100, silenceMs: 300 };
    const endpoint = endpointOf(wire.url, impatient);
    for await (const { cursor } of followTask({
      endpoint,
      taskId: 't1',
      transports: [transport],
    })) {
      given.push(cursor);
      if (cursor !== 't1.1') continue;
      wire.freeze();
      server.log.append('t1', revoked);
      setTimeout(wire.thaw, 50);
    }

    expect(given).toEqual(cursors('t1', 1, 2));
  },
);

test.each(transportNames)(
  'over %s a process ends by itself once its reader has left, even from a dead connection',
  async (transport) => {
    await using server = await serveLog();
    await using wire = await layFaultyWire(server.url);
    server.log.append('t1', { __typename: 'TaskQueued' });
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/client/reader-process.ts', wire.url, transport],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', () => wire.freeze());

    const [code] = await once(child, 'exit');

    expect(code).toBe(0);
  },
);
