import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { ApiError, badInput } from '../../schema/errors.ts';
import { maskError } from '../../server/graphql/mask-error.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { polling } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { stateFields, watchEvents, watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const masked = {
  message: 'Unexpected error. The server log has the details.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

/** A mask and the lines it logs. */
const maskWithLog = () => {
  const lines: string[] = [];
  const mask = maskError(pino({ level: 'info' }, { write: (line) => lines.push(line) }));
  return {
    lines,
    maskedJson: (error: unknown) => JSON.parse(JSON.stringify(mask(error))) as unknown,
  };
};

describe('an error', () => {
  test.each([
    ['that is unexpected', new TypeError('no property of 10.1.2.3:6379')],
    [
      'that graphql located in a document',
      new GraphQLError('no property of 10.1.2.3:6379', {
        path: ['tasks'],
        originalError: new TypeError('no property of 10.1.2.3:6379'),
      }),
    ],
    ['that is not an Error', 'no property of 10.1.2.3:6379'],
  ])('%s is hidden from callers and logged in full', (_, error) => {
    const { maskedJson, lines } = maskWithLog();
    const seen = maskedJson(error);
    expect(seen).toMatchObject(masked);
    expect(JSON.stringify(seen)).not.toContain('10.1.2.3');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('10.1.2.3');
  });

  test('meant for callers is passed through and not logged', () => {
    const { maskedJson, lines } = maskWithLog();
    const message = 'first is 0; it must be 1 to 100.';
    const error = badInput('first', 0, '1 to 100');
    const located = new GraphQLError(message, { path: ['tasks'], originalError: error });
    expect(maskedJson(error)).toEqual({ message, extensions: { code: 'BAD_USER_INPUT' } });
    expect(maskedJson(located)).toEqual({
      message,
      path: ['tasks'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(lines).toEqual([]);
  });

  test('that says when to retry keeps retryAfter', () => {
    const { maskedJson } = maskWithLog();
    const error = new ApiError('RATE_LIMITED', 'Try again in 7 s.', { retryAfter: 7 });
    expect(maskedJson(new GraphQLError(error.message, { originalError: error }))).toEqual({
      message: 'Try again in 7 s.',
      extensions: { code: 'RATE_LIMITED', retryAfter: 7 },
    });
  });

  test('caused by an unavailable Redis says so, but not where Redis is', () => {
    const { maskedJson, lines } = maskWithLog();
    const error = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:6379'), {
      syscall: 'connect',
    });
    const seen = maskedJson(error);
    expect(seen).toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } });
    expect(JSON.stringify(seen)).not.toContain('10.1.2.3');
    expect(lines).toHaveLength(1);
  });
});

describe.each([polling, eventStream, webSocket])('over $name', ({ name, results }) => {
  test('an unreadable record is an error without details', async () => {
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
  test('an unreadable log ends the subscription with an error', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await deployment.redis.xadd(deployment.keys.log(task.taskId), '3-0', 'e', '"secret"');
    await deployment.redis.hset(deployment.keys.record(task.taskId), 'seq', 3);
    const all = await allOf(results(graphql, watchEvents(task.taskId)));
    expect(all.at(-1)).toMatchObject({ errors: [masked] });
    expect(JSON.stringify(all)).not.toMatch(/secret|node_modules|\.ts:/);
  });
});
