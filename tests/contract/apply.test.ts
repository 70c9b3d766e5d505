import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, begin, IllegalEventError } from '../../contract/apply.ts';
import { isFinalEvent, type LoggedEvent, taskEventSchema } from '../../contract/event.ts';
import { isFinal, type Task, taskSchema, taskStatuses, transitions } from '../../contract/task.ts';
import { anyEvent } from '../support/contract/arbitraries.ts';
import { allowedIn, leadsTo, legalLog } from '../support/contract/legal-log.ts';

const fold = (task: Task, events: readonly LoggedEvent[]): Task => events.reduce(apply, task);

test('a legal log folds without errors, through allowed changes, to a state that the contract allows', () => {
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

test('folding from any position gives the same state as folding the whole log', () => {
  fc.assert(
    fc.property(legalLog, fc.nat(), ({ first, rest }, position) => {
      const cut = position % (rest.length + 1);
      const state = fold(begin(first), rest.slice(0, cut));
      const kept = taskSchema.parse(JSON.parse(JSON.stringify(state)));
      expect(fold(kept, rest.slice(cut))).toEqual(fold(begin(first), rest));
    }),
  );
});

test('events of unknown types, wherever they are, change nothing but the position', () => {
  fc.assert(
    fc.property(legalLog, fc.infiniteStream(fc.nat({ max: 2 })), ({ first, rest }, unknowns) => {
      const mixed: LoggedEvent[] = [];
      let { attempt } = first;
      for (const event of [...rest, undefined]) {
        const count: number = unknowns.next().value ?? 0;
        for (let i = 0; i < count; i += 1) {
          const seq = mixed.length + 2;
          mixed.push({ v: 1, type: null, taskId: 't1', seq, nonce: `u${seq}`, at: 1, attempt });
        }
        if (event) mixed.push({ ...event, seq: mixed.length + 2 });
        attempt = event?.attempt ?? attempt;
      }
      const { seq, nonce } = mixed.at(-1) ?? first;
      const expected = { ...fold(begin(first), rest), position: { seq, nonce } };
      expect(fold(begin(first), mixed)).toEqual(expected);
    }),
  );
});

test('folding does not change its arguments', () => {
  fc.assert(
    fc.property(legalLog, ({ first, rest }) => {
      const before = JSON.stringify([first, rest]);
      fold(begin(first), rest);
      expect(JSON.stringify([first, rest])).toBe(before);
    }),
  );
});

test('an event that is not allowed in the current state is rejected', () => {
  fc.assert(
    fc.property(legalLog, anyEvent, ({ first, rest, status }, event) => {
      fc.pre(!allowedIn[event.type].includes(status));
      const task = fold(begin(first), rest);
      const { attempt, position } = task;
      const following = { ...event, attempt, seq: position.seq + 1 };
      expect(() => apply(task, following)).toThrow(IllegalEventError);
    }),
  );
});

test('an event with the wrong number, task or attempt is rejected', () => {
  fc.assert(
    fc.property(legalLog, anyEvent, fc.integer({ min: -3, max: 3 }), (log, event, offset) => {
      fc.pre(offset !== 0 && allowedIn[event.type].includes(log.status));
      const task = fold(begin(log.first), log.rest);
      const attempt = task.attempt + (event.type === 'TaskStarted' ? 1 : 0);
      const following = { ...event, attempt, seq: task.position.seq + 1 };
      expect(apply(task, following).status).toBe(leadsTo[event.type] ?? task.status);
      for (const wrong of [
        { ...following, seq: following.seq + offset },
        { ...following, attempt: attempt + offset },
        { ...following, taskId: 't2' },
      ]) {
        expect(() => apply(task, wrong)).toThrow(IllegalEventError);
      }
    }),
  );
});

test('an event survives JSON and the schema unchanged', () => {
  fc.assert(
    fc.property(legalLog, ({ first, rest }) => {
      for (const event of [first, ...rest]) {
        expect(taskEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }
    }),
  );
});

test('final states allow no change, and all others do', () => {
  const final = taskStatuses.filter((status) => transitions[status].length === 0);
  expect(final).toEqual(['SUCCESS', 'FAILURE', 'REVOKED']);
});
