import { expect, test } from 'vitest';
import { encodeCursor } from '../../contract/cursor.ts';
import { errorsOf, execute, follow } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

test('a task is served from one state, and no port is asked for what is not selected', async () => {
  const { context, asked } = portsOver({ tasks: [taskOf()] });
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
  expect(asked).toEqual([['find', 't1']]);
});

test('only a waiting task has a place in the queue', async () => {
  const tasks = [taskOf({ id: 'waiting' }), taskOf({ id: 'started', status: 'STARTED' })];
  const { context, asked } = portsOver({ tasks });
  const source = `{
    waiting: taskStatus(id: "waiting") { queuePosition }
    started: taskStatus(id: "started") { queuePosition }
  }`;
  expect(await execute(source, context)).toEqual({
    data: { waiting: { queuePosition: 3 }, started: { queuePosition: null } },
  });
  expect(asked.filter(([port]) => port === 'queuePosition')).toEqual([
    ['queuePosition', 'waiting'],
  ]);
});

test('the mutations answer with what the port answers', async () => {
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

test('the pushed status is the states of the feed', async () => {
  const { context } = portsOver({ tasks: [taskOf()] });
  expect(await follow('subscription { taskStatus(id: "t1") { status } }', context)).toEqual([
    { data: { taskStatus: { status: 'PENDING' } } },
  ]);
});

test("a port's error reaches the caller with its code", async () => {
  const answer = await execute('{ sources { name } }', portsOver({}).context);
  expect(errorsOf(answer)).toEqual([
    { code: 'SERVICE_UNAVAILABLE', message: 'Redis does not answer.' },
  ]);
});
