import { expect, onTestFinished, test, vi } from 'vitest';
import { createEndpoint } from '../../client/src/endpoint/endpoint.ts';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';
import { NodeWebSocket } from '../../client/src/node/node-web-socket.ts';
import {
  collect,
  cursors,
  cursorsOf,
  endpointOf,
  reach,
  serveLog,
  testTiming,
} from '../support/client/follow.ts';
import { revoked, sampleEvents } from '../support/client/sample-events.ts';

test('tasks share one socket, which closes after the last of them', async () => {
  await using server = await serveLog();
  const endpoint = endpointOf(server.url);
  const taskIds = ['t1', 't2', 't3'];
  for (const taskId of taskIds) {
    for (const event of sampleEvents(5)) server.log.append(taskId, event);
  }

  const given = await Promise.all(taskIds.map((taskId) => cursorsOf({ endpoint, taskId })));

  expect(given).toEqual(taskIds.map((taskId) => cursors(taskId, 1, 5)));
  expect(server.counts).toEqual({ sockets: 1, websocket: 3, sse: 0, polling: 0 });
  await expect.poll(server.open).toEqual({ sockets: 0, streams: 0 });
});

test('if WebSockets are refused, the client falls back to SSE and polling, and upgrades again', async () => {
  await using server = await serveLog();
  server.refused.add('websocket').add('sse');
  server.log.append('t1', { __typename: 'TaskQueued' });
  const following = followTask({ endpoint: endpointOf(server.url), taskId: 't1' });
  const given = collect(following);

  await reach(following, { transport: 'polling', phase: 'live' });
  server.log.append('t1', { __typename: 'TaskStarted', worker: 'w1' });
  server.refused.delete('sse');
  await reach(following, { transport: 'sse', phase: 'live' });
  server.refused.delete('websocket');
  await reach(following, { transport: 'websocket', phase: 'live' });
  server.log.append('t1', revoked);

  expect(await given).toEqual(cursors('t1', 1, 3));
  expect(following.state).toMatchObject({ phase: 'finished', attempt: 0 });
});

test('in a runtime without WebSocket, the client starts with SSE', async () => {
  await using server = await serveLog();
  for (const event of sampleEvents(4)) server.log.append('t1', event);
  // Node has one from version 22 on.
  vi.stubGlobal('WebSocket', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const endpoint = createEndpoint({ url: server.url, timing: testTiming });

  expect(endpoint.socket).toBeUndefined();
  expect(await cursorsOf({ endpoint, taskId: 't1' })).toEqual(cursors('t1', 1, 4));
  expect(server.counts).toMatchObject({ sse: 1, polling: 0 });
});

test('a host serves at most two event streams; further tasks poll', async () => {
  await using server = await serveLog();
  const endpoint = endpointOf(server.url, { upgradeMs: 60_000, maxUpgradeMs: 60_000 });
  const taskIds = ['t1', 't2', 't3', 't4'];
  for (const taskId of taskIds) server.log.append(taskId, { __typename: 'TaskQueued' });
  const all = taskIds.map((taskId) =>
    followTask({ endpoint, taskId, transports: ['sse', 'polling'] }),
  );
  const given = all.map(collect);

  await Promise.all(all.map((following) => reach(following, { phase: 'live' })));
  const transports = all.map((following) => following.state.transport);
  for (const taskId of taskIds) server.log.append(taskId, revoked);

  expect(transports).toEqual(['sse', 'sse', 'polling', 'polling']);
  expect(await Promise.all(given)).toEqual(taskIds.map((taskId) => cursors(taskId, 1, 2)));
});

test('a watch token authenticates the socket, the operation, and requests', async () => {
  await using server = await serveLog();
  for (const event of sampleEvents(4)) server.log.append('t1', event);
  const endpoint = endpointOf(server.url);

  for (const transport of transportNames) {
    await cursorsOf({ endpoint, taskId: 't1', watchToken: 'w-token', transports: [transport] });
  }
  const keyed = createEndpoint({ url: server.url, apiKey: 'key', webSocket: NodeWebSocket });
  await cursorsOf({ endpoint: keyed, taskId: 't1' });

  expect(server.authorizations).toEqual([
    'Bearer w-token',
    'Bearer w-token',
    'Bearer w-token',
    'Bearer key',
  ]);
});
