import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

test('collect starts every kind as one collection, follows it, and says what it has in total', async () => {
  const { graphql, deployment } = server;
  const { index, log } = deployment;
  const ending = run(graphql, 'collect', 'Followed kettle', '--keep', '120');
  const started = async () => {
    const listed = await index.page(undefined, undefined, 10);
    return listed.map(({ taskId }) => taskId);
  };
  await expect.poll(started).toHaveLength(3);
  for (const [i, taskId] of (await started()).entries()) {
    const worker = new FakeWorker(log, taskId);
    await worker.claim();
    if (i === 0) await worker.fail();
    else {
      await worker.find(`Review ${i}`);
      await worker.succeed();
    }
  }

  const { code, out, err } = await ending;
  expect(err).toBe('');
  expect(out).toMatch(/All together: \d reviews?(, 4\.0 ★)? \(c[0-9a-f]{32}\)\n$/);
  expect(code).toBe(0);
  const [first = ''] = await started();
  expect(await log.find(first)).toMatchObject({ keepFor: 120, collection: expect.anything() });
});

test('collect --detach prints the ID, and joins with the same key', async () => {
  const words = ['collect', 'Kettle', '--kind', 'store', 'google', '--key', 'k', '--detach'];
  const first = await run(server.graphql, ...words);
  expect(first).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^started Kettle: c\w{32}\n$/),
  });
  const again = await run(server.graphql, ...words);
  expect(again.out).toBe(first.out.replace('started', 'joined'));
  const refused = await run(server.graphql, ...words, '--max', '7');
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('different input') });
});
