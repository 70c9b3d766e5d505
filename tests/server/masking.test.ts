import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { badInput } from '../../schema/errors.ts';
import { maskError } from '../../server/graphql/mask-error.ts';
import { claimedTask } from '../support/server/collecting.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { stateFields, watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const masked = {
  message: 'Something went wrong in the server; it is in its log.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

/** A mask, and the lines that it logs. */
const maskWithLog = () => {
  const lines: string[] = [];
  const mask = maskError(pino({ level: 'info' }, { write: (line) => lines.push(line) }));
  return { lines, shown: (error: unknown) => JSON.parse(JSON.stringify(mask(error))) as unknown };
};

describe('of an error', () => {
  test.each([
    ['that nobody foresaw', new TypeError('no property of 10.1.2.3:6379')],
    [
      'that graphql located in a document',
      new GraphQLError('no property of 10.1.2.3:6379', {
        path: ['tasks'],
        originalError: new TypeError('no property of 10.1.2.3:6379'),
      }),
    ],
    ['that is none', 'no property of 10.1.2.3:6379'],
  ])('%s callers see nothing, and the log all', (_, error) => {
    const { shown, lines } = maskWithLog();
    const seen = shown(error);
    expect(seen).toMatchObject(masked);
    expect(JSON.stringify(seen)).not.toContain('10.1.2.3');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('10.1.2.3');
  });

  test('that is meant for them callers see all, and the log nothing', () => {
    const { shown, lines } = maskWithLog();
    const message = 'first is 0; it must be 1 to 100.';
    const error = badInput('first', 0, '1 to 100');
    const located = new GraphQLError(message, { path: ['tasks'], originalError: error });
    expect(shown(error)).toEqual({ message, extensions: { code: 'BAD_USER_INPUT' } });
    expect(shown(located)).toEqual({
      message,
      path: ['tasks'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(lines).toEqual([]);
  });

  test('of a Redis that is away callers see that, not where it is', () => {
    const { shown, lines } = maskWithLog();
    const error = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:6379'), {
      syscall: 'connect',
    });
    const seen = shown(error);
    expect(seen).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    expect(JSON.stringify(seen)).not.toContain('10.1.2.3');
    expect(lines).toHaveLength(1);
  });
});

describe.each([polling, eventStream, webSocket])('over $name', ({ name, results }) => {
  test('a record that cannot be read is an error without a word of why', async () => {
    const { graphql, deployment } = await serve();
    const { taskId } = await claimedTask(deployment.log);
    await deployment.redis.hset(deployment.keys.record(taskId), 'progress', 'secret');
    const query = `query ($id: ID!) { taskStatus(id: $id) { ${stateFields} } }`;
    const operations = [
      { query, variables: { id: taskId } },
      ...(name === 'HTTP' ? [] : [watchStates(taskId), watchEvents(taskId)]),
    ];
    for (const operation of operations) {
      const all = await allOf(results(graphql, operation));
      expect(all).toMatchObject([{ errors: [masked] }]);
      expect(JSON.stringify(all)).not.toMatch(/secret|node_modules|\.ts:/);
    }
  });
});

describe.each([eventStream, webSocket])('over $name', ({ results }) => {
  test('a log that cannot be read ends the subscription with an error, and leaves nothing', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await deployment.redis.xadd(deployment.keys.log(task.taskId), '3-0', 'e', '"secret"');
    await deployment.redis.hset(deployment.keys.record(task.taskId), 'seq', 3);
    const all = await allOf(results(graphql, watchEvents(task.taskId)));
    expect(all.at(-1)).toMatchObject({ errors: [masked] });
    expect(JSON.stringify(all)).not.toMatch(/secret|node_modules|\.ts:/);
  });
});
