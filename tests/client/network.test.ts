import { expect, test } from 'vitest';
import { createEndpoint } from '../../client/src/endpoint/endpoint.ts';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { NodeWebSocket } from '../../client/src/node/node-web-socket.ts';
import { collect, cursors, reach, serveLog, testTiming } from '../support/client/follow.ts';
import { sampleEvents } from '../support/client/sample-events.ts';

test('going offline and online again loses no event, causes no delay, and keeps the transport', async () => {
  await using server = await serveLog();
  const [queued, ...others] = sampleEvents(6);
  if (!queued) throw new Error('Expected six events.');
  server.log.append('t1', queued);
  const network = switchedNetwork();
  const endpoint = createEndpoint({
    url: server.url,
    webSocket: NodeWebSocket,
    network,
    timing: { ...testTiming, backoffMs: 60_000, maxBackoffMs: 60_000 },
  });
  const following = followTask({ endpoint, taskId: 't1' });
  const given = collect(following);
  await reach(following, { phase: 'live' });

  network.set(false);
  await reach(following, { phase: 'reconnecting' });
  expect(following.state.problem).toBe('This device is offline.');
  for (const other of others) server.log.append('t1', other);
  network.set(true);

  expect(await given).toEqual(cursors('t1', 1, 6));
  expect(following.state.transport).toBe('websocket');
  expect(server.counts).toMatchObject({ sockets: 2, sse: 0, polling: 0 });
});

test('an offline device sends no request until it is online', async () => {
  await using server = await serveLog();
  for (const event of sampleEvents(4)) server.log.append('t1', event);
  const network = switchedNetwork();
  network.set(false);
  let requests = 0;
  const endpoint = createEndpoint({
    url: server.url,
    fetch: (...request) => {
      requests += 1;
      return network.isOnline ? fetch(...request) : Promise.reject(new TypeError('No network'));
    },
    network,
    timing: { ...testTiming, backoffMs: 60_000, maxBackoffMs: 60_000 },
  });
  const following = followTask({ endpoint, taskId: 't1', transports: ['polling'] });
  const given = collect(following);
  await reach(following, { phase: 'reconnecting' });
  expect(requests).toBe(1);
  network.set(true);

  expect(await given).toEqual(cursors('t1', 1, 4));
});

/** A network that a test takes offline and online. */
const switchedNetwork = () => {
  const listeners = new Set<() => void>();
  let isOnline = true;
  return {
    get isOnline() {
      return isOnline;
    },
    set(next: boolean) {
      isOnline = next;
      for (const listener of [...listeners]) listener();
    },
    listen(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
