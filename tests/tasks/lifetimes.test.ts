import { expect, test } from 'vitest';
import { cancelTask } from '../../tasks/canceling.ts';
import { sweep } from '../../tasks/sweep.ts';
import { runAttempt } from '../../worker/attempt/run-attempt.ts';
import { taskOf } from '../support/schema/ports.ts';
import { makeAllDue } from '../support/tasks/listed-task.ts';
import { scheduleOf } from '../support/tasks/scheduling/schedule-of.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';
import { pagedSource } from '../support/worker/fake-source.ts';
import { openJobProcessor } from '../support/worker/test-job-processor.ts';
import { testContext } from '../support/worker/test-tasks.ts';

type Deployment = ReturnType<typeof openTestStarter>;

const dayMs = 24 * 60 * 60 * 1000;
const hardLimitMs = 60_000;

/** Every key of the deployment, with the milliseconds it is kept: -1 is until it is deleted. */
const lifetimes = async ({ redis, prefix }: Deployment): Promise<Map<string, number>> => {
  const found = new Map<string, number>();
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `*${prefix}*`, 'COUNT', 1000);
    for (const key of keys) found.set(key.replace(prefix, ''), await redis.pttl(key));
    cursor = next;
  } while (cursor !== '0');
  return found;
};

/** Keys of queues, of which there is a fixed number for each. */
const ofQueue =
  /^\{:(community|store|google)\}:\w+:(meta|events|marker|id|pc|stalled-check|round|reserved)$/;

/** What no task owns: the longest time that each is kept after its latest change. */
const others: readonly (readonly [RegExp, number])[] = [
  [ofQueue, Number.POSITIVE_INFINITY],
  [
    /^\{:schedules\}:(all|ticks|due|paused|last-runs|(of|runs|run-ends):.*)$/,
    Number.POSITIVE_INFINITY,
  ],
  [/^:settled:\w+:\d+$/, 61 * 60_000],
  [/^:found-by:/, 400 * dayMs],
  [/^:(workers|worker:.*)$/, 150_000],
  [/^:drain-request:/, 60_000],
  [/^:source-outcomes$/, 7 * dayMs],
  [/^:(write-check|sweep-lease)$/, 60_000],
];

/** Keys that are left although no task is, or that are kept longer than stated. */
const unaccounted = async (deployment: Deployment): Promise<string[]> =>
  [...(await lifetimes(deployment))].flatMap(([key, ttl]) => {
    const max = others.find(([pattern]) => pattern.test(key))?.[1];
    if (max === undefined) return [`${key} is left`];
    return ttl > max || (ttl === -1 && max !== Number.POSITIVE_INFINITY) ? [`${key}: ${ttl}`] : [];
  });

/** How a task can end. Each leaves the task finished or gone. */
const endings: [string, (deployment: Deployment, taskId: string) => Promise<unknown>][] = [
  [
    'succeeded',
    (deployment, taskId) =>
      work(deployment, taskId, [pagedSource('woocommerce', { total: 2, size: 1 })]),
  ],
  ['failed', (deployment, taskId) => work(deployment, taskId, [])],
  ['was canceled while it waited', (deployment, taskId) => cancelTask(taskId, deployment)],
  [
    'was settled by the sweep',
    async (deployment, taskId) => {
      await deployment.queues.remove('STORE', taskId);
      await makeAllDue(deployment);
      await sweep(deployment, hardLimitMs);
    },
  ],
];

const work = async (
  deployment: Deployment,
  taskId: string,
  sources: ReturnType<typeof pagedSource>[],
): Promise<void> => {
  const context = testContext(deployment, { sources });
  await openJobProcessor(deployment, {
    kinds: ['STORE'],
    runAttempt: (id, onAttempt) => runAttempt(id, context, onAttempt),
  });
  await expect.poll(() => deployment.queues.has('STORE', taskId)).toBe(false);
};

/** Waits until the task has expired, then sweeps. */
const expire = async (deployment: Deployment, taskId: string): Promise<void> => {
  const { redis, keys } = deployment;
  await expect.poll(() => redis.exists(keys.record(taskId))).toBe(0);
  await sweep(deployment, hardLimitMs);
};

test.each(endings)('a task that %s leaves no key after it has expired', async (_, end) => {
  const deployment = openTestStarter({ role: 'work', ttlMs: 2000 });
  const { task } = await deployment.start();
  await end(deployment, task.id);
  expect(await deployment.log.find(task.id)).toMatchObject({ expiresAt: expect.any(Number) });
  await expire(deployment, task.id);
  expect(await unaccounted(deployment)).toEqual([]);
});

test.each(endings)('a task that %s leaves no key after it was deleted', async (_, end) => {
  const deployment = openTestStarter({ role: 'work' });
  const { index, log, start } = deployment;
  const { task } = await start();
  await end(deployment, task.id);
  await log.forget(task.id);
  await index.remove(deployment.listed(task));
  expect(await unaccounted(deployment)).toEqual([]);
});

test('a task that vanished leaves no key after the sweep, not even its job', async () => {
  const deployment = openTestStarter();
  const { redis, keys, start } = deployment;
  const { task } = await start({ owner: 'ann' });
  await redis.del(keys.record(task.id), keys.log(task.id), keys.reviews(task.id));
  await makeAllDue(deployment);
  await sweep(deployment, hardLimitMs);
  expect(await unaccounted(deployment)).toEqual([]);
});

test('every key of an unfinished task has a lifetime, also if no process is left to sweep', async () => {
  const deployment = openTestStarter();
  await deployment.start();
  const queue = /^\{:store\}/;
  const kept = [...(await lifetimes(deployment))].filter(([key]) => !queue.test(key));
  expect(kept.filter(([, ttl]) => ttl === -1 || ttl > 60 * dayMs)).toEqual(
    kept.filter(([key]) => ofQueue.test(key)),
  );
});

test('a task can be joined as long as it is kept, and its entry ends with it', async () => {
  const deployment = openTestStarter({ role: 'work', ttlMs: 5000 });
  const { start, finish, redis, keys, log } = deployment;
  const { task } = await start();
  await finish(task.id);
  const settled = await log.find(task.id);
  await deployment.index.finish(deployment.listed(task), settled?.expiresAt ?? 0, true);
  expect(await start({}, { maxAgeMs: 5000 })).toMatchObject({ joined: true });
  const { digest } = deployment.listed(task);
  expect(await redis.pexpiretime(keys.join(digest))).toBe(settled?.expiresAt);
});

test('a task that ended does not end the entry of a newer one', async () => {
  const deployment = openTestStarter();
  const { start } = deployment;
  const old = await start();
  const newer = await start();
  await cancelTask(old.task.id, deployment);
  const joined = await start({}, { maxAgeMs: 0 });
  expect(joined).toMatchObject({ joined: true, task: { id: newer.task.id } });
});

test('an entry that cannot be read does not keep equal tasks from starting', async () => {
  const deployment = openTestStarter();
  const { start, redis, keys, listed } = deployment;
  const { task } = await start();
  const key = keys.join(listed(task).digest);
  for (const damage of [
    () => redis.set(key, '{"taskId":'),
    async () => {
      await redis.del(key);
      await redis.lpush(key, 'x');
    },
  ]) {
    await damage();
    const { task: second, joined } = await start({}, { maxAgeMs: 0 });
    expect(joined).toBe(false);
    expect(await start({}, { maxAgeMs: 0 })).toMatchObject({
      joined: true,
      task: { id: second.id },
    });
  }
});

test('a schedule and what it has seen are gone once it is deleted', async () => {
  const deployment = openTestStarter();
  const { schedules, newReviews } = deployment;
  await schedules.add(scheduleOf());
  const run = taskOf({ id: 't1', scheduleId: 's1', status: 'SUCCESS', finishedAt: 2 });
  await schedules.runs.begin(scheduleOf(), run.id, null);
  await schedules.runs.note(run);
  await schedules.pause('s1');
  await newReviews.record('s1', 1, ['r1']);
  expect(await unaccounted(deployment)).toEqual([]);
  await schedules.remove('s1');
  const left = [...(await lifetimes(deployment)).keys()];
  expect(left.filter((key) => !ofQueue.test(key))).toEqual([]);
});
