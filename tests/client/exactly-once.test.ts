import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TransportName } from '../../client/src/follow-task/transports/transport.ts';
import { startFaultyProxy } from '../support/client/faulty-proxy.ts';
import { cursors, cursorsOf, endpointOf, serveLog } from '../support/client/follow.ts';
import { appendSlowly, sampleEvents } from '../support/client/sample-events.ts';

const ways: TransportName[][] = [
  ['websocket', 'polling'],
  ['sse', 'polling'],
  ['polling'],
  ['websocket', 'sse', 'polling'],
];

describe.each(ways)('over %s %s %s', (...transports) => {
  test('no event is lost, duplicated, or out of order, wherever the connection is cut', async () => {
    const plan = fc.record({
      events: fc.integer({ min: 3, max: 120 }),
      lengths: fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ events, lengths }) => {
        await using server = await serveLog();
        await using proxy = await startFaultyProxy(server.url);
        const left = [...lengths];
        proxy.cutAfter(() => left.shift() ?? Number.POSITIVE_INFINITY);
        server.log.append('t1', { __typename: 'TaskQueued' });
        const endpoint = endpointOf(proxy.url);

        const [given] = await Promise.all([
          cursorsOf({ endpoint, taskId: 't1', transports }),
          appendSlowly(server.log, 't1', sampleEvents(events).slice(1)),
        ]);

        expect(given).toEqual(cursors('t1', 1, events));
      }),
      { numRuns: 15 },
    );
  });
});

test('tasks on one socket each receive their own events, whenever it is cut', async () => {
  await using server = await serveLog();
  await using proxy = await startFaultyProxy(server.url);
  const endpoint = endpointOf(proxy.url);
  const taskIds = ['t1', 't2', 't3', 't4', 't5'];
  for (const taskId of taskIds) server.log.append(taskId, { __typename: 'TaskQueued' });
  proxy.cutAfter(() => 20_000);

  const given = await Promise.all(
    taskIds.map(async (taskId) => {
      const [all] = await Promise.all([
        cursorsOf({ endpoint, taskId, transports: ['websocket'] }),
        appendSlowly(server.log, taskId, sampleEvents(150).slice(1)),
      ]);
      return all;
    }),
  );

  expect(given).toEqual(taskIds.map((taskId) => cursors(taskId, 1, 150)));
  expect(server.counts.sockets).toBeGreaterThan(1);
});
