import { expect, test } from 'vitest';
import { clip, oneLine, wrap } from '../../cli/src/terminal/line.ts';

test.each([
  ['\u001b[2J\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007text', 'text'],
  ['\u009b2Jtext', 'text'],
  ['one\r\ntwo\u2028three', 'one two three'],
  ['\u202eabc\u202c \u2066d\u2069\u200f', 'abc d'],
  ['Übergröße 価格 مرحبا 👩‍👩‍👧', 'Übergröße 価格 مرحبا 👩‍👩‍👧'],
])('%j cannot control the terminal', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
  expect(clip(text, 100)).toBe(shown);
  expect(wrap(text, 100, '')).toEqual([shown]);
});
