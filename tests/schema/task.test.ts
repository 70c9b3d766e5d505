import { expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { summarize } from '../../contract/summarize.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

test('a task is resolved from one state; ports are not called for fields that are not selected', async () => {
  const { context, calls } = portsOver({ tasks: [taskOf()] });
  const source = `{
    taskStatus(id: "t1") { id status createdAt startedAt cursor progress { fraction } newReviews }
  }`;
  expect(await execute(source, context)).toEqual({
    data: {
      taskStatus: {
        id: 't1',
        status: 'PENDING',
        createdAt: '2026-11-24T05:28:00.000Z',
        startedAt: null,
        cursor: encodeCursor({ taskId: 't1', seq: 1, nonce: 'm1' }),
        progress: { fraction: 0 },
        newReviews: null,
      },
    },
  });
  expect(calls).toEqual([['find', 't1']]);
});

test('the duration runs from the first attempt to the end', async () => {
  const startedAt = Date.UTC(2026, 10, 24, 5, 28);
  const tasks = [
    taskOf({ id: 'finished', startedAt, finishedAt: startedAt + 1500 }),
    taskOf({ id: 'running', startedAt }),
    taskOf({ id: 'never-started', finishedAt: startedAt }),
  ];
  const source = `{
    finished: taskStatus(id: "finished") { durationMs }
    running: taskStatus(id: "running") { durationMs }
    neverStarted: taskStatus(id: "never-started") { durationMs }
  }`;
  expect(await execute(source, portsOver({ tasks }).context)).toEqual({
    data: {
      finished: { durationMs: 1500 },
      running: { durationMs: null },
      neverStarted: { durationMs: null },
    },
  });
});

test('only a pending task has a queue position', async () => {
  const tasks = [taskOf({ id: 'pending' }), taskOf({ id: 'started', status: 'STARTED' })];
  const { context, calls } = portsOver({ tasks });
  const source = `{
    pending: taskStatus(id: "pending") { queuePosition }
    started: taskStatus(id: "started") { queuePosition }
  }`;
  expect(await execute(source, context)).toEqual({
    data: { pending: { queuePosition: 3 }, started: { queuePosition: null } },
  });
  expect(calls.filter(([port]) => port === 'queuePosition')).toEqual([
    ['queuePosition', 'pending'],
  ]);
});

test('mutations return what the port returns', async () => {
  const { context } = portsOver({ tasks: [taskOf()] });
  const source = `mutation {
    cancelTask(id: "t1") { status }
    retryTask(id: "t1") { taskId joined }
    deleteTask(id: "t1")
  }`;
  expect(await execute(source, context)).toEqual({
    data: {
      cancelTask: { status: 'REVOKED' },
      retryTask: { taskId: 't1', joined: false },
      deleteTask: true,
    },
  });
});

test('the taskStatus subscription pushes the states of the feed', async () => {
  const { context } = portsOver({ tasks: [taskOf()] });
  expect(await follow('subscription { taskStatus(id: "t1") { status } }', context)).toEqual([
    { data: { taskStatus: { status: 'PENDING' } } },
  ]);
});

test("a port's error reaches the caller with its code", async () => {
  const result = await execute('{ sources { name } }', portsOver({}).context);
  expect(errorsOf(result)).toEqual([
    { code: 'SERVICE_UNAVAILABLE', message: 'Redis does not respond.' },
  ]);
});

test('the summary of a result is what is stored; what is not stored is derived from the reviews', async () => {
  const reviews = [
    reviewOf('r1', { rating: 5, incentivized: true }),
    reviewOf('r2', { rating: 4, language: 'en' }),
  ];
  const stored = summarize(reviews, ['woocommerce'], {});
  const task = taskOf({ status: 'SUCCESS', result: { complete: true, summary: stored } });
  const { context, calls } = portsOver({ tasks: [task], reviews });
  const resolve = (selection: string) =>
    execute(`{ taskStatus(id: "t1") { ${selection} } }`, context);
  const taskStatus = (fields: object) => ({ data: { taskStatus: fields } });
  expect(await resolve('summary { count } result { summary { averageRating } }')).toEqual(
    taskStatus({ summary: { count: 2 }, result: { summary: { averageRating: 4.5 } } }),
  );
  expect(calls).toEqual([['find', 't1']]);
  const details = 'incentivizedShare byLanguage { language count }';
  const all = {
    incentivizedShare: 1,
    byLanguage: [
      { language: 'en', count: 1 },
      { language: null, count: 1 },
    ],
  };
  expect(await resolve(`summary { ${details} } result { summary { ${details} } }`)).toEqual(
    taskStatus({ summary: all, result: { summary: all } }),
  );
  const filtered = 'summary(where: { minRating: 5, languages: [] }) { count averageRating }';
  expect(await resolve(filtered)).toEqual(taskStatus({ summary: { count: 1, averageRating: 5 } }));
  const invalid = await resolve('summary(where: { stars: [7] }) { count }');
  expect(errorsOf(invalid)).toEqual([
    { code: 'BAD_USER_INPUT', message: 'where.stars[0] is 7; it must be 1 to 5.' },
  ]);
});
