import { expect, test } from 'vitest';
import { terminalSafe } from '../../process/terminal-safe.ts';

test.each([
  '\u001b[2J\u0007',
  '\u009b2J',
  '\u202eabc\u202c',
  '\u2066\u2069',
  '\u200f\u061c',
  '\u2028\u2029',
  '\u007f',
])(
  'a log line with %j has nothing that a terminal interprets, and is the same when parsed',
  (msg) => {
    const line = terminalSafe(JSON.stringify({ msg }));
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).toEqual({ msg });
  },
);

test('other text is left as it is', () => {
  const line = '{"msg":"Übergröße 価格 مرحبا 👩‍👩‍👧"}';
  expect(terminalSafe(line)).toBe(line);
});
