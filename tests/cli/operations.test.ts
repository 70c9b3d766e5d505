import { expect, test } from 'vitest';
import { run } from '../support/cli/run.ts';
import { ann, bearer, ben, keys, operator, start } from '../support/server/callers.ts';
import { serve } from '../support/server/test-server.ts';

test('active lists the caller’s unfinished tasks, with an operator key those of all callers', async () => {
  const { graphql, deployment } = await serve(keys);
  expect((await run(graphql, 'active', '--token', ann)).out).toBe('No active tasks.\n');
  const { taskId } = await start(graphql, bearer(ann));
  const others = await start(graphql, bearer(ben));
  const done = await start(graphql, bearer(ben));
  await deployment.log.revoke(done.taskId);

  expect(await run(graphql, 'active', '--token', ann)).toEqual({
    code: 0,
    out: `Kettle · stores\n    0%  waiting for a worker, 0 found\n  ${taskId}\n`,
    err: '',
  });
  const { out } = await run(graphql, 'active', '--json', '--token', operator);
  const ids = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids.toSorted()).toEqual([taskId, others.taskId].toSorted());
});

test('stats shows the queues and the workers, to operators only', async () => {
  const { graphql, deployment } = await serve(keys);
  const { taskId } = await start(graphql, bearer(ann));
  expect((await run(graphql, 'stats', '--token', operator)).out).toMatchInlineSnapshot(`
    "community: 0 waiting, 0 running, 0 delayed
      no tasks finished in the last hour
    stores: 1 waiting, 0 running, 0 delayed
      no tasks finished in the last hour
    Google: 0 waiting, 0 running, 0 delayed
      no tasks finished in the last hour

    No workers are running. Start one with npm run worker.
    "
  `);

  const now = Date.now();
  await deployment.workers.report({
    v: 1,
    id: 'host-1-2-ab',
    host: 'host-1',
    kinds: ['STORE', 'GOOGLE'],
    concurrency: 4,
    startedAt: now,
    activeTasks: [taskId],
    succeeded: 7,
    failed: 1,
    sources: [],
  });
  const task = await deployment.log.find(taskId);
  if (!task) expect.unreachable();
  const { createdAt } = task;
  const settled = { startedAt: createdAt + 100, finishedAt: createdAt + 2100 };
  await deployment.settlements.note({ ...task, ...settled, status: 'SUCCESS' });
  expect((await run(graphql, 'stats', '--token', operator)).out).toMatchInlineSnapshot(`
    "community: 0 waiting, 0 running, 0 delayed
      no tasks finished in the last hour
    stores: 1 waiting, 0 running, 0 delayed
      last hour: 1 succeeded, 0 failed
      wait 101 ms (p95 101 ms), run 2.0 s (p95 2.0 s)
    Google: 0 waiting, 0 running, 0 delayed
      no tasks finished in the last hour

    worker host-1-2-ab
      stores, Google, 4 at a time per kind
      7 succeeded, 1 failed since it started
      running Kettle · stores
    "
  `);

  expect(await run(graphql, 'stats', '--token', ann)).toMatchObject({ code: 6, out: '' });
  const { out } = await run(graphql, 'stats', '--json', '--token', operator);
  expect(JSON.parse(out)).toMatchObject({ queues: [{}, { pending: 1 }, {}], workers: [{}] });
});
