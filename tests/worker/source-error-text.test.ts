import { expect, test } from 'vitest';
import { errorText } from '../../worker/source/error-text.ts';
import { SourceError } from '../../worker/source/source-error.ts';

const messageOf = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', message, { retryable: false }).message;

test.each([
  ['colors', '\u001b[31mred\u001b[0m', 'red'],
  ['a window title', '\u001b]0;owned\u0007text', 'text'],
  ['a link', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
  ['an 8-bit escape sequence', '\u009b2Jtext', 'text'],
  ['a lone escape', 'a\u001bb', 'a b'],
  ['lines', 'one\r\ntwo\u2028three\u2029four\u0085five', 'one two three four five'],
  ['a bell, a tab, a backspace, and DEL', 'a\u0007b\tc\u0008d\u007fe', 'a b c d e'],
  ['a null', 'a\u0000b', 'a b'],
  ['overrides of the direction', '\u202eabc\u202c \u202a\u202b\u202d', 'abc'],
  ['isolates', '\u2066a\u2067b\u2068c\u2069', 'abc'],
  ['marks of the direction', 'a\u200eb\u200fc\u061cd', 'abcd'],
  ['invisible characters', '\ufeffa\u200bb\u00adc\u{e0041}d\ud800e', 'abcde'],
  ['other languages and emoji', 'Übergröße 価格 مرحبا 🎧', 'Übergröße 価格 مرحبا 🎧'],
])('%s in a message of a source', (_, text, visible) => {
  expect(errorText(text)).toBe(visible);
  expect(messageOf(text)).toBe(visible);
});

test.each(['k3y+/=', 'abc%20d&e', 'p4ss!*()\'"$^|[x]{y}?\\.', 'ключ-ü', 'a b'])(
  'the credential %s is not shown, however it is encoded',
  (secret) => {
    const encoded = encodeURIComponent(secret);
    const everyByte = Array.from(
      Buffer.from(secret),
      (byte) => `%${byte.toString(16).padStart(2, '0')}`,
    ).join('');
    for (const form of [
      secret,
      encoded,
      encoded.toLowerCase(),
      encodeURIComponent(encoded),
      everyByte,
      everyByte.toUpperCase(),
      secret.split('').join('\u200b'),
      `\u001b[1m${secret}`,
    ]) {
      const text = errorText(`Invalid API key ${form}.`, { secrets: ['', secret] });
      expect(text, form).toBe('Invalid API key ….');
    }
  },
);

test('a credential that ends beyond the maximum length is not shown in part', () => {
  const secret = 'k'.repeat(40);
  const text = errorText(`${'x'.repeat(280)}${secret}`, { secrets: [secret] });
  expect(text).toBe(`${'x'.repeat(280)}…`);
});

test('the values of parameters for credentials are not shown', () => {
  expect(
    messageOf('GET /search?q=kettle&api_key=s3cret&access_token=s3cret&page=2 and Passkey=s3cret'),
  ).toBe('GET /search?q=kettle&api_key=…&access_token=…&page=2 and Passkey=…');
});

test('a text is at most as long as allowed, without half a character at its end', () => {
  expect(errorText('x'.repeat(300))).toBe('x'.repeat(300));
  expect(errorText('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
  expect(errorText('🎧'.repeat(400))).toBe(`${'🎧'.repeat(299)}…`);
  expect(Array.from(messageOf('x'.repeat(10_000_000)))).toHaveLength(1000);
});
