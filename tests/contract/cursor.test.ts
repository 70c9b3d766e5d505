import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cursor, decodeCursor, encodeCursor } from '../../contract/cursor.ts';

const cursor: fc.Arbitrary<Cursor> = fc.record({
  taskId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  nonce: fc.stringMatching(/^[\w-]{1,16}$/),
});

const inBase64url = (text: string) => Buffer.from(text).toString('base64url');

test('a cursor decodes to what was encoded, and is safe in URLs and headers', () => {
  fc.assert(
    fc.property(cursor, (written) => {
      const text = encodeCursor(written);
      expect(text).toMatch(/^[\w-]+$/);
      expect(decodeCursor(text)).toEqual(written);
    }),
  );
});

test('decoding never throws, and accepts only what was encoded', () => {
  const nearly = cursor.map(({ taskId, seq, nonce }) => `1.${taskId}.${seq}.${nonce}`);
  const broken = fc
    .tuple(nearly, fc.nat(), fc.string({ maxLength: 2 }))
    .map(([text, place, put]) => {
      const at = place % (text.length + 1);
      return inBase64url(text.slice(0, at) + put + text.slice(at + 1));
    });
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.string({ unit: 'grapheme' }).map(inBase64url),
    broken,
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const read = decodeCursor(text);
      if (read !== undefined) expect(encodeCursor(read)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a later version', inBase64url('2.t1.5.nonce')],
  ['the number 0', inBase64url('1.t1.0.nonce')],
  ['a number in another notation', inBase64url('1.t1.0x10.nonce')],
  ['a number with an exponent', inBase64url('1.t1.1e3.nonce')],
  ['a number with spaces', inBase64url('1.t1. 5.nonce')],
  ['a fraction', inBase64url('1.t1.1.5.nonce')],
  ['a number above the safe integers', inBase64url('1.t1.9007199254740993.nonce')],
  ['no nonce', inBase64url('1.t1.5.')],
  ['a fifth part', inBase64url('1.t1.5.nonce.more')],
  ['a task ID with a colon', inBase64url('1.t:1.5.nonce')],
  ['trailing characters', `${inBase64url('1.t1.5.nonce')}!`],
  ['a line break', `${inBase64url('1.t1.5.nonce')}\n`],
  ['an empty string', ''],
])('%s is not a cursor', (_name, text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
