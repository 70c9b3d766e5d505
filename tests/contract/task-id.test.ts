import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewKinds } from '../../contract/kinds.ts';
import { taskIdSchema } from '../../contract/task-id.ts';
import { idempotentTaskId, randomTaskId } from '../../tasks/task-id.ts';

/** BullMQ rejects job IDs that contain a colon or only digits. */
const generated = /^t[0-9a-f]{32}$/;

const named = fc.record({
  owner: fc.string(),
  kind: fc.constantFrom(...reviewKinds),
  key: fc.string(),
});

test('every generated ID is valid in the contract, in BullMQ and in a hash tag', () => {
  fc.assert(
    fc.property(fc.string(), named, (secret, by) => {
      for (const id of [randomTaskId(), idempotentTaskId(secret, by)]) {
        expect(id).toMatch(generated);
        expect(taskIdSchema.safeParse(id).success).toBe(true);
      }
    }),
  );
});

test('random IDs are unique', () => {
  const ids = new Set(Array.from({ length: 10_000 }, randomTaskId));
  expect(ids.size).toBe(10_000);
});

test('the same caller, kind and key give the same ID, and different ones a different ID', () => {
  fc.assert(
    fc.property(fc.string(), named, named, (secret, one, other) => {
      expect(idempotentTaskId(secret, one)).toBe(idempotentTaskId(secret, { ...one }));
      const areSame = JSON.stringify(one) === JSON.stringify(other);
      expect(idempotentTaskId(secret, one) === idempotentTaskId(secret, other)).toBe(areSame);
      expect(idempotentTaskId(`${secret}!`, one)).not.toBe(idempotentTaskId(secret, one));
    }),
  );
});

test('parts that concatenate to the same text give different IDs', () => {
  const kind = 'STORE' as const;
  expect(idempotentTaskId('s', { owner: 'ab', kind, key: 'c' })).not.toBe(
    idempotentTaskId('s', { owner: 'a', kind, key: 'bc' }),
  );
});

test.each(['', 'a:b', 'a b', 'ä', '../x', `t${'0'.repeat(64)}`, 't1\n'])(
  '%j is not a task ID',
  (id) => {
    expect(taskIdSchema.safeParse(id).success).toBe(false);
  },
);
