import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startServer } from '../../server/start-server.ts';
import {
  ann,
  bearer,
  ben,
  codesOf,
  keys,
  look,
  operator,
  start,
  started,
} from '../support/server/callers.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve, serverOptions } from '../support/server/test-server.ts';
import { errorsOf, type Operation } from '../support/server/transport.ts';

describe('with keys', () => {
  test('callers see and change only their own tasks, operators all tasks', async () => {
    const { graphql } = await serve(keys);
    const own = await start(graphql, bearer(ann));
    const others = await start(graphql, bearer(ben));
    const as = (key: string, operation: Operation) =>
      ask(graphql, { ...operation, authorization: bearer(key) });
    const listed = async (key: string) => {
      const { data } = await as(key, { query: '{ tasks { edges { node { id } } } }' });
      return z
        .object({
          tasks: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }),
        })
        .parse(data)
        .tasks.edges.map(({ node }) => node.id);
    };

    expect(await listed(ann)).toEqual([own.taskId]);
    expect(await listed(ben)).toEqual([others.taskId]);
    expect((await listed(operator)).toSorted()).toEqual([own.taskId, others.taskId].toSorted());
    expect((await as(ann, look(others.taskId))).data).toEqual({ taskStatus: null });
    expect((await as(operator, look(others.taskId))).data).toMatchObject({
      taskStatus: { watchToken: others.watchToken },
    });
    const cancel = { query: `mutation { cancelTask(id: "${others.taskId}") { status } }` };
    expect(errorsOf(await as(ann, cancel))).toMatchObject([{ code: 'TASK_NOT_FOUND' }]);
    expect((await as(operator, cancel)).data).toEqual({ cancelTask: { status: 'REVOKED' } });
  });

  test('the same idempotency key from two callers identifies two tasks', async () => {
    const { graphql } = await serve(keys);
    const query =
      'mutation { started: fetchStoreReviews(input: { productName: "Kettle", idempotencyKey: "k" }) { taskId watchToken } }';
    const ids = [];
    for (const key of [ann, ben, ann]) {
      const result = await ask(graphql, { query, authorization: bearer(key) });
      ids.push(started.parse(result).data.started.taskId);
    }
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('on an address that other machines can reach', () => {
  test.each(['0.0.0.0', '::', '192.0.2.1'])('%s requires keys', async (host) => {
    await expect(startServer(serverOptions({ host }))).rejects.toThrow(
      `HOST is ${host}, which other machines can reach, but API_KEYS is not set. Set API_KEYS, or set ALLOW_ANONYMOUS=true to allow anonymous access.`,
    );
  });

  test('it starts with keys, or without them if anonymous access is allowed', async () => {
    const guarded = await serve({ host: '0.0.0.0', apiKeys: [ann] });
    const { port } = new URL(guarded.url);
    expect(await codesOf(`http://127.0.0.1:${port}/graphql`, { query: '{ __typename }' })).toEqual([
      'UNAUTHENTICATED',
    ]);
    const open = await serve({ host: '0.0.0.0', allowAnonymous: true });
    const url = `http://127.0.0.1:${new URL(open.url).port}/graphql`;
    expect(await start(url)).toMatchObject({ taskId: expect.any(String) });
  });

  test.each(['127.0.0.1', 'localhost', '127.1.2.3'])('%s requires no keys', async (host) => {
    const { graphql, deployment } = await serve({ host });
    const { taskId } = await claimedTask(deployment.log);
    expect(await codesOf(graphql, look(taskId))).toEqual([]);
  });
});
