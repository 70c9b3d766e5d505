import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, begin, IllegalEventError } from '../../contract/apply.ts';
import { isFinalEvent, type TaskEvent, taskEventSchema } from '../../contract/event.ts';
import { isFinal, type Task, taskSchema, taskStatuses, transitions } from '../../contract/task.ts';
import { anyEvent } from '../support/contract/arbitraries.ts';
import { leadsTo, legalLog, mayCome } from '../support/contract/legal-log.ts';

const fold = (task: Task, events: readonly TaskEvent[]): Task => events.reduce(apply, task);

test('a legal log folds without an error, by legal moves, to a state of the contract', () => {
  fc.assert(
    fc.property(legalLog, ({ first, rest, status }) => {
      let task = begin(first);
      for (const event of rest) {
        const next = apply(task, event);
        expect(next.position).toEqual({ seq: event.seq, nonce: event.nonce });
        if (next.status !== task.status) expect(transitions[task.status]).toContain(next.status);
        task = next;
      }
      expect(task.status).toBe(status);
      expect(taskSchema.parse(task)).toEqual(task);
      expect(isFinal(task.status)).toBe(rest.some(isFinalEvent));
      expect(task.finishedAt === null).toBe(!isFinal(task.status));
      expect(task.result === null).toBe(task.status !== 'SUCCESS');
      expect(task.retryAt === null).toBe(task.status !== 'RETRY');
      expect(task.error === null).toBe(task.status !== 'RETRY' && task.status !== 'FAILURE');
    }),
  );
});

test('replaying from any position gives the state that the whole log gives', () => {
  fc.assert(
    fc.property(legalLog, fc.nat(), ({ first, rest }, place) => {
      const cut = place % (rest.length + 1);
      const state = fold(begin(first), rest.slice(0, cut));
      const kept = taskSchema.parse(JSON.parse(JSON.stringify(state)));
      expect(fold(kept, rest.slice(cut))).toEqual(fold(begin(first), rest));
    }),
  );
});

test('folding leaves the states and events that it was given as they were', () => {
  fc.assert(
    fc.property(legalLog, ({ first, rest }) => {
      const before = JSON.stringify([first, rest]);
      fold(begin(first), rest);
      expect(JSON.stringify([first, rest])).toBe(before);
    }),
  );
});

test('an event that may not come in a state is refused', () => {
  fc.assert(
    fc.property(legalLog, anyEvent, ({ first, rest, status }, event) => {
      fc.pre(!mayCome[event.type].includes(status));
      const task = fold(begin(first), rest);
      const { attempt, position } = task;
      const following = { ...event, attempt, seq: position.seq + 1 };
      expect(() => apply(task, following)).toThrow(IllegalEventError);
    }),
  );
});

test('an event with another number, of another task or of another attempt is refused', () => {
  fc.assert(
    fc.property(legalLog, anyEvent, fc.integer({ min: -3, max: 3 }), (log, event, away) => {
      fc.pre(away !== 0 && mayCome[event.type].includes(log.status));
      const task = fold(begin(log.first), log.rest);
      const attempt = task.attempt + (event.type === 'TaskStarted' ? 1 : 0);
      const following = { ...event, attempt, seq: task.position.seq + 1 };
      expect(apply(task, following).status).toBe(leadsTo[event.type] ?? task.status);
      for (const wrong of [
        { ...following, seq: following.seq + away },
        { ...following, attempt: attempt + away },
        { ...following, taskId: 't2' },
      ]) {
        expect(() => apply(task, wrong)).toThrow(IllegalEventError);
      }
    }),
  );
});

test('an event is the same behind JSON and the schema', () => {
  fc.assert(
    fc.property(legalLog, ({ first, rest }) => {
      for (const event of [first, ...rest]) {
        expect(taskEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }
    }),
  );
});

test('nothing leaves a final state, and every other state is left', () => {
  const final = taskStatuses.filter((status) => transitions[status].length === 0);
  expect(final).toEqual(['SUCCESS', 'FAILURE', 'REVOKED']);
});
