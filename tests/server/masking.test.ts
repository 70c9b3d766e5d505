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
import {
  type Event,
  eventOf,
  eventsOf,
  stateFields,
  watchEvents,
  watchStates,
} from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';
import type { Deployment } from '../support/tasks/deployment.ts';

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
  test('an unreadable record is an error that says so, without its contents', async () => {
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
      expect(all).toMatchObject([{ errors: [{ extensions: { code: 'TASK_UNREADABLE' } }] }]);
      expect(all[0]?.errors?.[0]?.message).toMatch(/^The task cannot be read: progress is invalid/);
      expect(JSON.stringify(all)).not.toMatch(/secret|node_modules|\.ts:/);
    }
  });
});

describe.each([eventStream, webSocket])('over $name', ({ results }) => {
  test('an event that cannot be read is replaced by the whole state, and the next ones follow', async () => {
    const { graphql, deployment } = await serve();
    const task = await claimedTask(deployment.log);
    await task.progress(2);
    await replaceEntry(deployment, task.taskId, 4, '"secret"');
    const watching = results(graphql, watchEvents(task.taskId));
    const events: Event[] = [];
    while (events.at(-1)?.__typename !== 'TaskResynced') {
      events.push(eventOf((await watching.next()).value ?? {}));
    }
    await task.succeed();
    events.push(...(await eventsOf(watching)));
    expect(events.map(({ __typename }) => __typename)).toEqual([
      'TaskQueued',
      'TaskStarted',
      'TaskProgressed',
      'TaskResynced',
      'TaskSucceeded',
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });
});

/** Replaces an entry at the end of a log. */
const replaceEntry = async (
  { redis, keys }: Deployment,
  taskId: string,
  seq: number,
  e: string,
) => {
  const log = keys.log(taskId);
  const kept = await redis.xrange(log, '-', '+');
  const ttl = await redis.pttl(log);
  await redis.del(log);
  for (const [id, [, text = '']] of kept) {
    await redis.xadd(log, id, 'e', id === `${seq}-0` ? e : text);
  }
  await redis.pexpire(log, ttl);
};
