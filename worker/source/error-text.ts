import { stripVTControlCharacters } from 'node:util';

export interface ErrorTextOptions {
  /** Credentials that the text may repeat, in plain or URL-encoded. Default: none. */
  readonly secrets?: readonly string[];
  /** The maximum number of characters. Default: 300. */
  readonly maxLength?: number;
}

/**
 * A text as it may appear in a message to callers and operators, whoever wrote it: one line without escape sequences, control
 * characters, and invisible ones such as those that change the direction of text. Credentials are replaced by "…".
 */
export const errorText = (
  text: string,
  { secrets = [], maxLength = 300 }: ErrorTextOptions = {},
): string => {
  const visible = stripVTControlCharacters(text.slice(0, maxInput))
    .replace(/[\p{Cf}\p{Co}\p{Cs}]+/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
  const safe = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replace(patternOf(secret), '…'), visible)
    .replace(credentialParameter, '$1…');
  const characters = Array.from(safe);
  return characters.length <= maxLength ? safe : `${characters.slice(0, maxLength - 1).join('')}…`;
};

/** Characters of a service's text that are read at all, so that a huge one costs little. */
const maxInput = 10_000;

const credentialParameter =
  /(?<![a-z])((?:api[_-]?key|passkey|access[_-]?token|token|secret|password|key)=)[^&\s"'<>…]+/gi;

/** Matches a secret each of whose characters may be URL-encoded, even more than once. */
const patternOf = (secret: string): RegExp => {
  const characters = Array.from(secret, (character) => {
    const bytes = Array.from(Buffer.from(character), (byte) => {
      const [high, low] = byte.toString(16).padStart(2, '0');
      return `%(?:25)*${high}${low}`;
    });
    return `(?:${character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')}|${bytes.join('')})`;
  });
  return new RegExp(characters.join(''), 'giu');
};
