import { expect, test } from 'vitest';
import { ApiError } from '../../client/src/errors/api-error.ts';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';
import { ApiError as ServerError } from '../../schema/errors.ts';
import {
  collect,
  cursors,
  cursorsOf,
  endpointOf,
  reach,
  serveLog,
} from '../support/client/follow.ts';
import { revoked, sampleEvents, task } from '../support/client/sample-events.ts';
import { createTaskLog } from '../support/client/task-log.ts';

test.each([4503, 1012, 1013, 1000, 1001])(
  'after close code %i the client reconnects and resumes after the last event',
  async (code) => {
    await using server = await serveLog();
    const [queued, started, ...others] = sampleEvents(6);
    if (!queued || !started) throw new Error('Expected six events.');
    server.log.append('t1', queued);
    server.log.append('t1', started);
    const given: string[] = [];

    for await (const event of followTask({ endpoint: endpointOf(server.url), taskId: 't1' })) {
      given.push(event.cursor);
      if (event.cursor !== 't1.2') continue;
      server.drain(code);
      for (const other of others) server.log.append('t1', other);
    }

    expect(given).toEqual(cursors('t1', 1, 6));
    expect(server.asked).toEqual([undefined, 't1.2']);
    expect(server.counts).toEqual({ sockets: 2, websocket: 2, sse: 0, polling: 0 });
  },
);

test.each(transportNames)('an unknown task ends with TASK_NOT_FOUND over %s', async (transport) => {
  await using server = await serveLog();
  const following = followTask({
    endpoint: endpointOf(server.url),
    taskId: 'nobody',
    transports: [transport],
  });

  const ending = collect(following);

  await expect(ending).rejects.toBeInstanceOf(ApiError);
  await expect(ending).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
  expect(following.state.phase).toBe('failed');
  await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
});

test('a cursor of another task ends with BAD_USER_INPUT', async () => {
  await using server = await serveLog();
  server.log.append('t1', { __typename: 'TaskQueued' });
  const options = { endpoint: endpointOf(server.url), taskId: 't1', after: 't2.1' };

  await expect(cursorsOf(options)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test.each(transportNames)('over %s a reload resumes after the stored cursor', async (transport) => {
  await using server = await serveLog();
  for (const event of sampleEvents(8)) server.log.append('t1', event);
  const endpoint = endpointOf(server.url);
  const stored: string[] = [];
  const onCursor = (cursor: string) => stored.push(cursor);
  for await (const event of followTask({ endpoint, taskId: 't1', onCursor })) {
    if (event.cursor === 't1.4') break;
  }
  expect(stored).toEqual(cursors('t1', 1, 3));

  const after = stored.at(-1);
  const given = await cursorsOf({ endpoint, taskId: 't1', after, transports: [transport] });

  expect(given).toEqual(cursors('t1', 4, 8));
});

test.each(transportNames)(
  'over %s following from the final cursor ends at once',
  async (transport) => {
    await using server = await serveLog();
    for (const event of sampleEvents(4)) server.log.append('t1', event);
    const endpoint = endpointOf(server.url);

    const given = await cursorsOf({
      endpoint,
      taskId: 't1',
      after: 't1.4',
      transports: [transport],
    });

    expect(given).toEqual([]);
  },
);

test.each(transportNames)(
  'over %s a cursor that has left the log yields TaskResynced, then the following events',
  async (transport) => {
    await using server = await serveLog();
    for (const event of sampleEvents(8)) server.log.append('t1', event);
    const resynced = { __typename: 'TaskResynced', task: task('t1', { cursor: 't1.5', seq: 5 }) };
    server.log.forget('t1', 5, resynced);
    const types: string[] = [];

    const following = followTask({
      endpoint: endpointOf(server.url),
      taskId: 't1',
      after: 't1.2',
      transports: [transport],
    });
    for await (const event of following) types.push(`${event.__typename} ${event.cursor}`);

    expect(types[0]).toBe('TaskResynced t1.5');
    expect(types).toHaveLength(4);
    expect(types.at(-1)).toBe('TaskSucceeded t1.8');
  },
);

test.each(transportNames)(
  'over %s events of unknown types and missing numbers are passed over, and a later follower resumes after them',
  async (transport) => {
    await using server = await serveLog();
    const praised = { __typename: 'TaskPraised', praise: 'Good.' };
    const [queued, started, ...later] = sampleEvents(6);
    for (const event of [praised, queued, praised, praised, started, praised, ...later, praised]) {
      if (event) server.log.append('t1', event);
    }
    const endpoint = endpointOf(server.url);
    const follow = { endpoint, taskId: 't1', transports: [transport] };
    expect(await cursorsOf(follow)).toEqual(['t1.2', 't1.5', ...cursors('t1', 7, 10)]);
    expect(await cursorsOf({ ...follow, after: 't1.3' })).toEqual([
      't1.5',
      ...cursors('t1', 7, 10),
    ]);
  },
);

test.each(['websocket', 'sse'] as const)(
  'a stream over %s that completes early loses no event',
  async (transport) => {
    const log = createTaskLog();
    const follow = log.follow;
    let calls = 0;
    log.follow = (taskId, after) => {
      const events = follow(taskId, after);
      calls += 1;
      if (calls === 1) setImmediate(() => events.return?.());
      return events;
    };
    await using server = await serveLog(log);
    log.append('t1', { __typename: 'TaskQueued' });
    // Long enough for a poll on a busy machine, which must be live before the upgrade.
    const endpoint = endpointOf(server.url, { upgradeMs: 1_000 });
    const following = followTask({ endpoint, taskId: 't1', transports: [transport] });
    const given = collect(following);

    await reach(following, { transport: 'polling', phase: 'live' });
    await reach(following, { transport, phase: 'live' });
    log.append('t1', revoked);

    expect(await given).toEqual(cursors('t1', 1, 2));
  },
);

test('a retryable error is retried', async () => {
  const log = createTaskLog();
  const follow = log.follow;
  let calls = 0;
  log.follow = (taskId, after) => {
    calls += 1;
    if (calls < 3) throw new ServerError('SERVICE_UNAVAILABLE', 'Redis is away.');
    return follow(taskId, after);
  };
  await using server = await serveLog(log);
  for (const event of sampleEvents(4)) log.append('t1', event);

  expect(await cursorsOf({ endpoint: endpointOf(server.url), taskId: 't1' })).toEqual(
    cursors('t1', 1, 4),
  );
});

test('following gives up after giveUpAfterMs without a connection', async () => {
  const server = await serveLog();
  await server[Symbol.asyncDispose]();
  const options = { endpoint: endpointOf(server.url), taskId: 't1', giveUpAfterMs: 60 };

  await expect(cursorsOf(options)).rejects.toMatchObject({ name: 'ConnectionLostError' });
});
