import { expect, test } from 'vitest';
import type { TaskInput } from '../../contract/task.ts';
import { cancelTask } from '../../tasks/canceling.ts';
import type { JobResult } from '../../worker/attempt/job-result.ts';
import { openTestStarter } from '../support/tasks/test-starter.ts';
import { gate } from '../support/worker/gate.ts';
import { openJobProcessor } from '../support/worker/test-job-processor.ts';

type Starter = ReturnType<typeof openTestStarter>;

const kind = 'COMMUNITY' as const;

const startMany = async ({ start }: Starter, owner: string, count: number): Promise<string[]> => {
  const ids: string[] = [];
  while (ids.length < count) {
    const batch = Array.from({ length: Math.min(50, count - ids.length) }, () =>
      start({ kind, owner }),
    );
    ids.push(...(await Promise.all(batch)).map(({ task }) => task.id));
  }
  return ids;
};

const startOne = async (starter: Starter, owner: string, input: Partial<TaskInput> = {}) =>
  (await starter.start({ ...input, kind, owner })).task.id;

/** Processes jobs, four at a time, and records the order in which they are taken. */
const takeJobs = async (
  deployment: Starter,
  process: (taskId: string) => Promise<JobResult> = async () => ({ kind: 'done' }),
) => {
  const taken: string[] = [];
  await openJobProcessor(deployment, {
    runAttempt: async (taskId) => {
      taken.push(taskId);
      return process(taskId);
    },
  });
  return taken;
};

test('with 1,000 tasks of one caller waiting, the task of another is among the next 8 to start, whichever server it uses', async () => {
  const one = openTestStarter({ role: 'work' });
  const other = openTestStarter({ prefix: one.prefix });
  const mayEnd = gate();
  const many = await startMany(one, 'many', 1000);
  const taken = await takeJobs(one, () => mayEnd.opened.then(() => ({ kind: 'done' })));
  await expect.poll(() => taken.length).toBe(4);

  const single = await startOne(other, 'single');
  expect(await other.queues.position(kind, single)).toBeLessThan(4);
  mayEnd.open();
  await expect.poll(() => taken.indexOf(single) - 4).toBeGreaterThanOrEqual(0);
  expect(taken.indexOf(single) - 4).toBeLessThan(8);
  await expect.poll(() => taken.length).toBe(1001);
  expect(new Set(taken)).toEqual(new Set([...many, single]));
});

test('callers with tasks waiting take turns, and each has its own in the order in which they were started', async () => {
  const starter = openTestStarter({ role: 'work' });
  await starter.queues.pause(kind);
  const owners = ['a', 'b', 'c', 'd', 'e'];
  const ofOwner = new Map<string, string[]>();
  for (const owner of owners) {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push(await startOne(starter, owner));
    ofOwner.set(owner, ids);
  }
  const late = await startOne(starter, 'late');
  const taken = await takeJobs(starter);
  await starter.queues.resume(kind);
  await expect.poll(() => taken.length).toBe(31);
  for (const ids of ofOwner.values()) {
    const turns = ids.map((id) => taken.indexOf(id));
    expect(turns).toEqual(turns.toSorted((one, two) => one - two));
    expect(turns[0]).toBeLessThan(owners.length);
  }
  expect(taken.indexOf(late)).toBe(owners.length);
});

test('a caller that starts one task after another does not stop one that has many waiting', async () => {
  const starter = openTestStarter({ role: 'work' });
  await starter.queues.pause(kind);
  const many = await startMany(starter, 'many', 40);
  let left = 60;
  const steady = new Set(await startMany(starter, 'steady', 5));
  const taken = await takeJobs(starter, async (taskId) => {
    if (steady.has(taskId) && left-- > 0) steady.add(await startOne(starter, 'steady'));
    return { kind: 'done' };
  });
  await starter.queues.resume(kind);
  await expect.poll(() => taken.length).toBe(105);
  // Both have a task in nearly every round.
  expect(taken.slice(0, 60).filter((id) => many.includes(id)).length).toBeGreaterThan(20);
});

test('tasks that were canceled do not cost their caller its turn', async () => {
  const starter = openTestStarter({ role: 'work' });
  await starter.queues.pause(kind);
  const canceled = await startMany(starter, 'canceler', 100);
  await startMany(starter, 'other', 50);
  await Promise.all(canceled.map((id) => cancelTask(id, starter)));
  const next = await startOne(starter, 'canceler');
  expect(await starter.queues.position(kind, next)).toBeLessThan(4);
  expect((await starter.queues.depths(kind)).pending).toBe(51);
});

test('a hundred tasks that come back for their next attempt do not hold up the task of another caller', async () => {
  const starter = openTestStarter({ role: 'work' });
  const retried = new Set(await startMany(starter, 'retrying', 100));
  const seen = new Set<string>();
  const taken = await takeJobs(starter, async (taskId) => {
    if (!retried.has(taskId) || seen.has(taskId)) return { kind: 'done' };
    seen.add(taskId);
    return { kind: 'delayed', at: Date.now() + 3_600_000 };
  });
  await expect.poll(async () => (await starter.queues.depths(kind)).delayed).toBe(100);
  await starter.queues.pause(kind);
  const other = await startOne(starter, 'other');
  const { redis, keys } = starter;
  const due = [...retried].flatMap((taskId) => [1, taskId]);
  await redis.zadd(`${keys.queuePrefix(kind)}:community:delayed`, 'XX', ...due);
  await starter.queues.resume(kind);
  await expect.poll(() => taken.length).toBe(201);
  expect(taken.indexOf(other) - 100).toBeLessThan(8);
});

test('a job that is put back is the next of all', async () => {
  const starter = openTestStarter({ role: 'work' });
  await starter.queues.pause(kind);
  await startMany(starter, 'a', 20);
  await startMany(starter, 'b', 20);
  const handedBack = new Set<string>();
  const taken = await takeJobs(starter, async (taskId) => {
    if (taken.length === 20) {
      handedBack.add(taskId);
      return { kind: 'handed-back' };
    }
    return { kind: 'done' };
  });
  await starter.queues.resume(kind);
  await expect.poll(() => taken.length).toBe(41);
  const [id = ''] = handedBack;
  expect(taken.lastIndexOf(id) - taken.indexOf(id)).toBeLessThan(6);
});

test('turns go on when rounds are counted anew, before the priorities of BullMQ run out', async () => {
  const starter = openTestStarter({ role: 'work' });
  const { redis, keys, queues } = starter;
  const queue = `${keys.queuePrefix(kind)}:community`;
  await redis.set(`${queue}:round`, 999_999);
  const many: string[] = [];
  for (let i = 0; i < 5; i += 1) many.push(await startOne(starter, 'many'));
  await redis.set(`${queue}:round`, 1_000_001);
  const single = await startOne(starter, 'single');
  const last = await startOne(starter, 'many');
  const [, highest = ''] = await redis.zrange(`${queue}:prioritized`, -1, -1, 'WITHSCORES');
  expect(Number(highest) / 2 ** 32).toBeLessThan(10);
  expect(await queues.position(kind, single)).toBeLessThan(4);
  expect(await queues.position(kind, last)).toBe(6);
  const taken = await takeJobs(starter);
  await expect.poll(() => taken.length).toBe(7);
});
