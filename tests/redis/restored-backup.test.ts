import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { startRedisNode } from '../support/redis/redis-node.ts';
import { until } from '../support/redis/until.ts';
import { start } from '../support/server/callers.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { startTestServer } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { eventOf, numberOf, watchEvents } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const persistent = ['--appendonly', 'yes'];

const schedule = (graphql: string, product: string) =>
  ask(graphql, {
    query: `mutation { scheduleReviews(input: { kind: STORE, productName: "${product}", cron: "0 0 1 1 *" }) { id } }`,
  });

test('a backup that is restored as docs/operations.md says has its tasks and schedules, and resyncs watchers', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-backup-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const binary = await ensureRedisBinary(console.error);
  const node = await startRedisNode({ binary, dir, args: persistent });
  onTestFinished(() => node.stop());
  const options = { redisUrl: `redis://127.0.0.1:${node.port}`, prefix: 'restored' };

  const before = await startTestServer(options);
  const task = await claimedTask(before.deployment.log);
  await schedule(before.graphql, 'Kept');
  await node.redis.save();
  await copyFile(join(dir, 'dump.rdb'), join(dir, 'backup.rdb'));
  await task.progress(3);
  const { taskId: later } = await start(before.graphql);
  await schedule(before.graphql, 'Lost');
  const events = webSocket.results(before.graphql, watchEvents(task.taskId));
  let cursor = '';
  for await (const result of events) {
    ({ cursor } = eventOf(result));
    if (numberOf({ cursor }) === 5) break;
  }
  await before[Symbol.asyncDispose]();

  await node.kill();
  await rm(join(dir, 'appendonlydir'), { recursive: true });
  await copyFile(join(dir, 'backup.rdb'), join(dir, 'dump.rdb'));
  await node.start(['--appendonly', 'no']);
  await node.redis.config('SET', 'appendonly', 'yes');
  await until('the append-only file is written', async () =>
    /aof_rewrite_in_progress:0.*aof_rewrite_scheduled:0/s.test(
      await node.redis.info('persistence'),
    ),
  );
  await node.kill();
  await node.start(persistent);

  await using restored = await startTestServer(options);
  const resumed = webSocket.results(restored.graphql, watchEvents(task.taskId, cursor));
  const resync = eventOf((await resumed.next()).value ?? {});
  expect(resync).toMatchObject({ __typename: 'TaskResynced' });
  expect(numberOf(resync)).toBe(2);
  const [gone] = [(await webSocket.results(restored.graphql, watchEvents(later)).next()).value];
  expect(errorsOf(gone ?? {})).toMatchObject([{ code: 'TASK_NOT_FOUND' }]);
  const { data } = await ask(restored.graphql, { query: '{ schedules { productName } }' });
  expect(data).toEqual({ schedules: [{ productName: 'Kept' }] });
});
