import { expect, test } from 'vitest';
import { startScheduledTask } from '../../tasks/scheduling/start-scheduled-task.ts';
import { sweep } from '../../tasks/sweep.ts';
import { TaskStarter } from '../../tasks/task-starter.ts';
import { ratedReview } from '../support/server/fake-worker.ts';
import { reportOf } from '../support/server/worker-report.ts';
import { claimedTask, progressed } from '../support/tasks/event-log/new-task.ts';
import { scheduleOf } from '../support/tasks/scheduling/schedule-of.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';

type Deployment = ReturnType<typeof openTestStarter>;

/** Ways in which a record cannot be read, and what the report says. */
const damages: [string, (deployment: Deployment, taskId: string) => Promise<unknown>, RegExp][] = [
  [
    'of a newer release',
    ({ redis, keys }, taskId) => redis.hset(keys.record(taskId), 'v', 2),
    /its version is 2, and this release reads version 1\. It holds /,
  ],
  [
    'with JSON that was cut',
    ({ redis, keys }, taskId) => redis.hset(keys.record(taskId), 'progress', '{"fraction":'),
    /progress is invalid: is not valid JSON/,
  ],
  [
    'without a field',
    ({ redis, keys }, taskId) => redis.hdel(keys.record(taskId), 'input'),
    /input is invalid/,
  ],
  [
    'of another Redis type',
    async ({ redis, keys }, taskId) => {
      await redis.del(keys.record(taskId));
      await redis.set(keys.record(taskId), 'x');
    },
    /its Redis type is not the expected one/,
  ],
];

test.each(damages)(
  'reading a record %s fails with its key and what to do',
  async (_, damage, reason) => {
    const deployment = openTestStarter();
    const { log, keys, skipped, start } = deployment;
    const { task } = await start();
    await damage(deployment, task.id);
    await expect(log.find(task.id)).rejects.toMatchObject({
      name: 'UnreadableDataError',
      key: keys.record(task.id),
      message: expect.stringMatching(/^Cannot read .+ delete the key\.$/),
    });
    await expect(log.find(task.id)).rejects.toThrow(reason);
    expect(await log.findReadable(task.id)).toBeUndefined();
    expect(await log.findReadable(task.id)).toBeUndefined();
    // Reported once.
    expect(skipped.map(({ key }) => key)).toEqual([keys.record(task.id)]);
  },
);

test.each(damages)(
  'a record %s does not keep the sweep from other tasks, and is left as it is',
  async (_, damage) => {
    const deployment = openTestStarter();
    const { log, redis, keys, queues, start } = deployment;
    const { task: damaged } = await start();
    const { task: orphan } = await start({ productName: 'Lamp' });
    await queues.remove('STORE', damaged.id);
    await queues.remove('STORE', orphan.id);
    await damage(deployment, damaged.id);
    const before = await redis.dumpBuffer(keys.record(damaged.id));
    for (const member of await redis.zrange(keys.unfinished, 0, -1)) {
      await redis.zadd(keys.unfinished, 1, member);
    }
    await sweep(deployment, 60_000);
    expect(await log.find(orphan.id)).toMatchObject({ error: { code: 'NOT_STARTED' } });
    expect(await redis.dumpBuffer(keys.record(damaged.id))).toEqual(before);
    // It is checked again later.
    expect(await redis.zcard(keys.unfinished)).toBe(1);
  },
);

test.each(
  damages.filter(([name]) => name !== 'with JSON that was cut' && name !== 'without a field'),
)('nothing is written to a record %s', async (_, damage) => {
  const deployment = openTestStarter();
  const { log, redis, keys } = deployment;
  const taskId = await claimedTask(deployment);
  await damage(deployment, taskId);
  const contents = async () =>
    Promise.all([keys.record(taskId), keys.log(taskId)].map((key) => redis.dumpBuffer(key)));
  const before = await contents();
  const writer = { fence: 1, claim: 'c1', number: 1 };
  expect(await log.write(taskId, writer, [progressed()])).toBe('unreadable');
  expect(await log.claim(taskId, { worker: 'w', claim: 'c2', attempts: 3 })).toMatchObject({
    outcome: 'unreadable',
  });
  expect(await log.revoke(taskId)).toBe('unreadable');
  expect(await log.forget(taskId)).toBe('unreadable');
  expect(await contents()).toEqual(before);
});

test('a write to a task whose log or reviews have another Redis type writes nothing at all', async () => {
  const deployment = openTestStarter();
  const { log, redis, keys } = deployment;
  for (const part of ['log', 'reviews'] as const) {
    const taskId = await claimedTask(deployment);
    const before = await redis.hgetall(keys.record(taskId));
    await redis.del(keys[part](taskId));
    await redis.set(keys[part](taskId), 'x');
    const reviews = [ratedReview('a')];
    const outcome = await log.write(taskId, { fence: 1, claim: 'c1', number: 1 }, [
      { type: 'ReviewsFound', source: 'woocommerce', reviews },
    ]);
    expect(outcome).toBe('unreadable');
    expect(await redis.hgetall(keys.record(taskId))).toEqual(before);
  }
});

test('reviews that cannot be read are skipped, and the others are served', async () => {
  const deployment = openTestStarter();
  const { log, redis, keys, skipped } = deployment;
  const taskId = await claimedTask(deployment);
  const reviews = [ratedReview('one'), ratedReview('two')];
  await log.write(taskId, { fence: 1, number: 1 }, [
    { type: 'ReviewsFound', source: 'woocommerce', reviews },
  ]);
  await redis.rpush(keys.reviews(taskId), '{"body":', '{"rating":9}');
  expect(await log.reviews(taskId)).toEqual(reviews);
  expect(new Set(skipped.map(({ key }) => key))).toEqual(new Set([keys.reviews(taskId)]));
  await redis.del(keys.reviews(taskId));
  await redis.set(keys.reviews(taskId), 'x');
  expect(await log.reviews(taskId)).toEqual([]);
});

test.each([
  ['that was cut', '{"v":1,"ty'],
  ['of a newer release', '{"v":2,"type":"TaskProgressed"}'],
  [
    'of an unknown type with a damaged envelope',
    '{"v":1,"type":"TaskPraised","taskId":"t","seq":"3","nonce":"n","at":1,"attempt":1}',
  ],
])('a log is read up to an event %s, which is reported', async (_, text) => {
  const deployment = openTestStarter();
  const { log, redis, keys, skipped } = deployment;
  const taskId = await claimedTask(deployment);
  await redis.xadd(keys.log(taskId), '3-0', 'e', text);
  await redis.xadd(keys.log(taskId), '4-0', 'e', text);
  expect((await log.read(taskId, 1, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(skipped.map(({ key }) => key)).toEqual([`${keys.log(taskId)}, entry 3-0`]);
  await expect(log.read(taskId, 3, 10)).rejects.toThrow('entry 3-0');
});

test('of an event of an unknown type, the envelope is read', async () => {
  const deployment = openTestStarter();
  const { log, redis, keys, skipped } = deployment;
  const taskId = await claimedTask(deployment);
  const envelope = { v: 1, taskId, seq: 3, nonce: 'n', at: 1, attempt: 1 };
  const text = JSON.stringify({ ...envelope, type: 'TaskPraised', praise: { by: 'Ada' } });
  await redis.xadd(keys.log(taskId), '3-0', 'e', text);
  expect(await log.read(taskId, 3, 10)).toEqual([{ ...envelope, type: null }]);
  expect(skipped).toEqual([]);
});

test.each<[string, (deployment: Deployment) => Promise<unknown>]>([
  ['cut', ({ redis, keys }) => redis.set(keys.worker('bad'), '{"v":1,')],
  ['of a newer release', ({ redis, keys }) => redis.set(keys.worker('bad'), '{"v":2,"id":"bad"}')],
  ['of another Redis type', ({ redis, keys }) => redis.lpush(keys.worker('bad'), 'x')],
])('a worker report that is %s costs only its own worker', async (_, damage) => {
  const deployment = openTestStarter();
  const { workers, redis, keys, skipped } = deployment;
  await workers.report(reportOf('good'));
  await redis.zadd(keys.workers, Date.now(), 'bad');
  await damage(deployment);
  expect((await workers.list()).map(({ id }) => id)).toEqual(['good']);
  expect(skipped.map(({ key }) => key)).toEqual([keys.worker('bad')]);
});

test('a schedule whose last run cannot be read runs again', async () => {
  const deployment = openTestStarter();
  const { schedules, redis, keys } = deployment;
  const schedule = scheduleOf();
  await schedules.add(schedule);
  const stores = { ...deployment, starter: new TaskStarter(deployment) };
  await startScheduledTask(schedule, 'one', stores);
  const first = (await schedules.lastRun('s1')) ?? '';
  await redis.hset(keys.record(first), 'v', 2);
  await startScheduledTask(schedule, 'two', stores);
  expect(await schedules.lastRun('s1')).not.toBe(first);
});
