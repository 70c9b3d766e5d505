import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sweep } from '../../tasks/sweep.ts';
import { claimTasks, collect, readCollection } from '../support/server/collecting.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';
import { dataOf } from '../support/server/transport.ts';
import { makeAllDue } from '../support/tasks/listed-task.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ listIntervalMs: 20, ttlSeconds: 60 });
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a collection', () => {
  test('keeps its tasks until all have ended, then all expire together after keepFor', async () => {
    const { graphql, deployment } = server;
    const { redis, keys: names } = deployment;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'], keepFor: 100 });
    const [store, google] = collection.tasks.map(({ id }) => id);
    const workerOf = await claimTasks(deployment.log, collection);
    await workerOf('STORE').succeed();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    expect((await deployment.log.find(store ?? ''))?.expiresAt).toBeNull();
    expect(await redis.pttl(names.record(store ?? ''))).toBeGreaterThan(100_000 * 10);

    const canceled = `mutation { cancelCollection(id: "${collection.id}") { isFinished complete } }`;
    expect(dataOf(await ask(graphql, { query: canceled }))).toEqual({
      cancelCollection: { isFinished: true, complete: false },
    });
    const ended = await readCollection(graphql, collection.id);
    const revoked = await deployment.log.find(google ?? '');
    const expiresAt = (revoked?.finishedAt ?? 0) + 100_000;
    expect(ended?.expiresAt).toBe(new Date(expiresAt).toISOString());
    expect(ended?.tasks.map((task) => task.expiresAt)).toEqual([
      ended?.expiresAt,
      ended?.expiresAt,
    ]);
    const expiries = [store, google].flatMap((id = '') => [names.record(id), names.log(id)]);
    for (const key of [...expiries, names.collection(collection.id)]) {
      expect(await redis.pexpiretime(key)).toBe(expiresAt);
    }
  });

  test('contains the retry of a task in its place, and is unfinished until that has ended', async () => {
    const { graphql, deployment } = server;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
    const workerOf = await claimTasks(deployment.log, collection);
    await workerOf('STORE').succeed();
    await workerOf('GOOGLE').fail();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    const failedId = collection.tasks[1]?.id ?? '';
    const query = `mutation { retryTask(id: "${failedId}") { taskId } }`;
    const { retryTask } = z
      .object({ retryTask: z.object({ taskId: z.string() }) })
      .parse(dataOf(await ask(graphql, { query })));
    const running = await readCollection(graphql, collection.id);
    expect(running).toMatchObject({ isFinished: false, expiresAt: null });
    expect(running?.tasks.map(({ id }) => id)).toEqual([collection.tasks[0]?.id, retryTask.taskId]);
    const retry = new FakeWorker(deployment.log, retryTask.taskId);
    await retry.claim();
    await retry.succeed();
    await makeAllDue(deployment);
    await sweep(deployment, 60_000);
    const ended = await readCollection(graphql, collection.id);
    expect(ended).toMatchObject({ isFinished: true, complete: true });
    expect(ended?.tasks[0]?.expiresAt).toBe(ended?.expiresAt);
  });

  test('loses a deleted task, and is gone with the last', async () => {
    const { graphql } = server;
    const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
    await ask(graphql, { query: `mutation { cancelCollection(id: "${collection.id}") { id } }` });
    const remove = (id = '') => ask(graphql, { query: `mutation { deleteTask(id: "${id}") }` });
    await remove(collection.tasks[0]?.id);
    const rest = await readCollection(graphql, collection.id);
    expect(rest).toMatchObject({ isFinished: true, complete: false });
    expect(rest?.tasks.map(({ id }) => id)).toEqual([collection.tasks[1]?.id]);
    await remove(collection.tasks[1]?.id);
    expect(await readCollection(graphql, collection.id)).toBeNull();
  });
});
