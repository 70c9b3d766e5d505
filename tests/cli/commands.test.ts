import { expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { serveTasks } from '../support/client/scripted-tasks.ts';

test('start prints the ID and how to follow the task', async () => {
  await using server = await serveTasks();

  const { code, out } = await run(
    server.url,
    'start',
    'store',
    'kettle',
    '--max',
    '20',
    '--url',
    'https://shop.example/kettle',
    '--source',
    'woocommerce',
    'productpage',
    '--key',
    'k1',
    '--max-age',
    '0',
  );

  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "started kettle · stores: kettle-1
    To follow it, run: reviewcast watch kettle-1
    "
  `);
  expect(server.inputs).toEqual([
    {
      kind: 'STORE',
      productName: 'kettle',
      maxReviews: 20,
      productUrls: ['https://shop.example/kettle'],
      sources: ['woocommerce', 'productpage'],
      idempotencyKey: 'k1',
      maxAge: 0,
    },
  ]);
});

test('cancel and retry report the resulting state', async () => {
  await using server = await serveTasks();
  await run(server.url, 'start', 'store', 'samovar');

  expect(await run(server.url, 'retry', 'samovar-1')).toMatchObject({ code: 2 });
  expect(await run(server.url, 'cancel', 'samovar-1')).toMatchObject({
    code: 0,
    out: 'canceled samovar · stores\n',
  });
  await run(server.url, 'start', 'store', 'kettle');
  expect(await run(server.url, 'cancel', 'kettle-2')).toMatchObject({
    code: 0,
    out: 'kettle · stores was already finished (SUCCESS)\n',
  });
  expect(await run(server.url, 'retry', 'kettle-2', '--watch')).toMatchObject({ code: 0 });
});
