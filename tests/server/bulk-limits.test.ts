import { expect, test } from 'vitest';
import { z } from 'zod';
import { changeTasks } from '../../server/ports/change-tasks.ts';
import { defaultRequestLimits } from '../../server/request-limits.ts';
import { queuedTask } from '../support/server/fake-worker.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { entry } from '../support/tasks/listed-task.ts';
import { openTestDeployment, type TestDeployment } from '../support/tasks/test-deployment.ts';

type Stores = Pick<TestDeployment, 'log' | 'index' | 'redis' | 'keys'>;

/** Adds waiting tasks to a deployment: one, and copies of its record. */
const addTasks = async ({ log, index, redis, keys }: Stores, count: number): Promise<void> => {
  const { taskId } = await queuedTask(log);
  await index.add(entry(taskId));
  const pipeline = redis.pipeline();
  for (let i = 1; i < count; i += 1) {
    const id = `${taskId}-${i}`;
    pipeline.copy(keys.record(taskId), keys.record(id));
    pipeline.zadd(keys.index(undefined), i, id);
  }
  await pipeline.exec();
};

const countSchema = z.object({ data: z.object({ counted: z.unknown() }) });

test('one call handles 10,000 tasks, and says so if there are more', async () => {
  const { graphql, deployment } = await serve();
  const query =
    'mutation { counted: cancelTasks(where: { status: [PENDING] }, dryRun: true) { matched changed hasMore } }';
  const count = async () => countSchema.parse(await ask(graphql, { query })).data.counted;
  await addTasks(deployment, 10_000);
  expect(await count()).toEqual({ matched: 10_000, changed: 0, hasMore: false });
  await addTasks(deployment, 1);
  expect(await count()).toEqual({ matched: 10_000, changed: 0, hasMore: true });
});

test('a call whose time is over ends with what it has done, and repeated calls do the rest', async () => {
  const deployment = openTestDeployment();
  const { index, log } = deployment;
  await addTasks(deployment, 120);
  const done = new Set<string>();
  const changeSome = (startedAt: number, dryRun = false) =>
    changeTasks(
      { index, eventLog: log, limits: defaultRequestLimits },
      { kind: 'operator' },
      { where: {}, dryRun, startedAt },
      {
        appliesTo: ({ id }) => !done.has(id),
        make: async (id) => done.size < done.add(id).size,
      },
    );
  const longAgo = performance.now() - defaultRequestLimits.maxRequestMs;
  expect(await changeSome(longAgo)).toEqual({ matched: 120, changed: 50, hasMore: true });
  expect(await changeSome(longAgo)).toEqual({ matched: 70, changed: 50, hasMore: true });
  expect(await changeSome(longAgo)).toEqual({ matched: 20, changed: 20, hasMore: false });

  await addTasks(deployment, 600);
  // A count looks at 500 tasks at a time.
  expect(await changeSome(longAgo, true)).toMatchObject({ changed: 0, hasMore: true });
  expect(await changeSome(performance.now())).toEqual({
    matched: 600,
    changed: 600,
    hasMore: false,
  });
});
