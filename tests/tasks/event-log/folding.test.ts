import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, begin } from '../../../contract/apply.ts';
import { isFinalEvent, type LoggedEvent } from '../../../contract/event.ts';
import { isFinal, type Task } from '../../../contract/task.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import type { Deployment } from '../../support/tasks/deployment.ts';
import { OperationRunner } from '../../support/tasks/event-log/operation-runner.ts';
import { operations } from '../../support/tasks/event-log/operations.ts';
import { reviewsIn } from '../../support/tasks/event-log/reviews-in.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';

test('whatever concurrent attempts do, the log folds to the record and only grows', async () => {
  const deployment = openTestDeployment();
  await fc.assert(
    fc.asyncProperty(operations, async (all) => {
      const taskId = randomTaskId();
      const runner = new OperationRunner(deployment.log, taskId);
      let before = await stateOf(deployment, taskId);
      for (const operation of all) {
        const { outcome, isRepeat } = await runner.run(operation);
        const after = await stateOf(deployment, taskId);
        expectConsistent(after);
        if (outcome !== 'written' || isRepeat) {
          const isLost = outcome === 'given-up' && after.events.length > before.events.length;
          if (!isLost) expect(after).toEqual(before);
          else expect(after.task).toMatchObject({ error: { code: 'WORKER_LOST' } });
        }
        if (operation.do === 'forget' && outcome === 'written') {
          expect(after).toEqual({ task: undefined, events: [], reviews: [], fields: {} });
        } else {
          expect(after.events.slice(0, before.events.length)).toEqual(before.events);
        }
        before = after;
      }
    }),
    { numRuns: 80 },
  );
});

test('every event is published exactly once, in order, with the text of its log entry', async () => {
  const { log, redis, keys, subscriber } = openTestDeployment();
  await fc.assert(
    fc.asyncProperty(operations, async (all) => {
      const taskId = randomTaskId();
      const channel = keys.events(taskId);
      const received: string[] = [];
      let listener = (_from: string, _text: string): void => {};
      const ended = new Promise<void>((resolve) => {
        listener = (from, text) => {
          if (from !== channel) return;
          if (text === 'end') resolve();
          else received.push(text);
        };
      });
      subscriber.on('message', listener);
      await subscriber.subscribe(channel);

      const runner = new OperationRunner(log, taskId);
      const kept = all.filter((operation) => operation.do !== 'forget');
      for (const operation of kept) await runner.run(operation);
      const entries = await redis.xrange(keys.log(taskId), '-', '+');
      await redis.publish(channel, 'end');
      await ended;

      expect(received).toEqual(entries.map(([, fields]) => fields[1]));
      subscriber.off('message', listener);
      subscriber.unsubscribe(channel);
    }),
    { numRuns: 25 },
  );
});

interface State {
  task: Task | undefined;
  events: LoggedEvent[];
  reviews: unknown[];
  /** The raw record. */
  fields: Record<string, string>;
}

const stateOf = async ({ log, redis, keys }: Deployment, taskId: string): Promise<State> => {
  const [task, events, reviews, fields] = await Promise.all([
    log.find(taskId),
    log.read(taskId, 1, 1000),
    log.reviews(taskId),
    redis.hgetall(keys.record(taskId)),
  ]);
  return { task, events, reviews, fields };
};

const expectConsistent = ({ task, events, reviews }: State): void => {
  const [first, ...rest] = events;
  if (first?.type !== 'TaskQueued') {
    expect({ task, events, reviews }).toEqual({ task: undefined, events: [], reviews: [] });
    return;
  }
  expect(rest.reduce(apply, begin(first))).toEqual(task);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(events.slice(0, -1).some(isFinalEvent)).toBe(false);
  expect(events.slice(-1).some(isFinalEvent)).toBe(task !== undefined && isFinal(task.status));
  expect(reviewsIn(events)).toEqual(reviews);
  const instants = events.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((one, other) => one - other));
};
