import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewKinds } from '../../contract/kinds.ts';
import { taskIdSchema } from '../../contract/task-id.ts';
import { idempotentTaskId, randomTaskId } from '../../tasks/task-id.ts';

/** BullMQ takes no job ID that holds a colon or is all digits. */
const ours = /^t[0-9a-f]{32}$/;

const named = fc.record({
  owner: fc.string(),
  kind: fc.constantFrom(...reviewKinds),
  key: fc.string(),
});

test('every ID of ours is one that the contract, BullMQ and a hash tag take', () => {
  fc.assert(
    fc.property(fc.string(), named, (secret, by) => {
      for (const id of [randomTaskId(), idempotentTaskId(secret, by)]) {
        expect(id).toMatch(ours);
        expect(taskIdSchema.safeParse(id).success).toBe(true);
      }
    }),
  );
});

test('random IDs do not come twice', () => {
  const ids = new Set(Array.from({ length: 10_000 }, randomTaskId));
  expect(ids.size).toBe(10_000);
});

test('the same caller, kind and key give the same ID; any other gives another', () => {
  fc.assert(
    fc.property(fc.string(), named, named, (secret, one, other) => {
      expect(idempotentTaskId(secret, one)).toBe(idempotentTaskId(secret, { ...one }));
      const areSame = JSON.stringify(one) === JSON.stringify(other);
      expect(idempotentTaskId(secret, one) === idempotentTaskId(secret, other)).toBe(areSame);
      expect(idempotentTaskId(`${secret}!`, one)).not.toBe(idempotentTaskId(secret, one));
    }),
  );
});

test('what runs from one part into the next is told apart', () => {
  const kind = 'STORE' as const;
  expect(idempotentTaskId('s', { owner: 'ab', kind, key: 'c' })).not.toBe(
    idempotentTaskId('s', { owner: 'a', kind, key: 'bc' }),
  );
});

test.each(['', 'a:b', 'a b', 'ä', '../x', `t${'0'.repeat(64)}`, 't1\n'])(
  '%j is no task ID',
  (id) => {
    expect(taskIdSchema.safeParse(id).success).toBe(false);
  },
);
