import { expect, test } from 'vitest';
import { collectInTerminal } from '../../cli/src/follow/collect-in-terminal.ts';
import { endpointOf } from '../support/client/follow.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';
import { Written } from '../support/client/written.ts';

test('three tasks are shown together, over one socket, and returned when finished', async () => {
  await using server = await serveTasks();
  const out = new Written(80);

  const finished = await collectInTerminal({
    endpoint: endpointOf(server.url),
    starts: [
      { kind: 'COMMUNITY', productName: 'kettle' },
      { kind: 'STORE', productName: 'toaster', maxReviews: 50 },
      { kind: 'GOOGLE', productName: 'brick' },
    ],
    out,
  });

  expect(finished.map(({ id, status }) => [id, status])).toEqual([
    ['kettle-1', 'SUCCESS'],
    ['toaster-2', 'SUCCESS'],
    ['brick-3', 'FAILURE'],
  ]);
  expect(server.counts.sockets).toBe(1);
  expect(out.text).toContain('kettle · community  done');
  expect(out.text).toContain('toaster · stores  done, but incomplete');
  expect(out.text).toContain('brick · Google  failed: All sources failed.');
});

test('a task that cannot start is an error, and no connection stays open', async () => {
  await using server = await serveTasks();
  const collecting = collectInTerminal({
    endpoint: endpointOf(server.url),
    starts: [{ kind: 'GOOGLE', productName: 'kettle', productUrls: ['https://shop.example/'] }],
    out: new Written(),
  });

  await expect(collecting).rejects.toMatchObject({ name: 'ApiError' });
  expect(server.open()).toEqual({ sockets: 0, streams: 0 });
});
