import { endOfString, parseJson } from '../parse-json.ts';

/**
 * Parses the JSON of web pages. Invalid JSON is repaired in one pass: comments of JavaScript and HTML, CDATA marks, control
 * characters in strings, `\'` and other invalid escapes, trailing commas, a trailing semicolon.
 *
 * @param mayRepair called with the length of a text that is invalid. If false, it is not repaired.
 * @returns undefined if the text is still invalid. Never throws; takes time linear in the length.
 */
export const parseLenientJson = (text: string, mayRepair: (length: number) => boolean): unknown =>
  parse(text) ?? (mayRepair(text.length) ? parse(repair(text)) : undefined);

const parse = (text: string): unknown => {
  try {
    const value: unknown = parseJson(text);
    return value ?? undefined;
  } catch {
    return undefined;
  }
};

const repair = (text: string): string => {
  const tokens: string[] = [];
  /** The index of the last token that is not white space, if it is a comma; otherwise -1. */
  let comma = -1;
  let at = 0;
  while (at < text.length) {
    const skipped = endOfSkipped(text, at);
    const end = skipped ?? endOfToken(text, at);
    const token = skipped === undefined ? text.slice(at, end) : ' ';
    if (comma >= 0 && /^[\]}]/.test(token)) tokens[comma] = '';
    if (token === ',') comma = tokens.length;
    else if (token.trim() !== '') comma = -1;
    tokens.push(token.startsWith('"') ? repairString(token) : token);
    at = end;
  }
  return tokens.join('').trim().replace(/;$/, '');
};

/** The end of the comment that starts at `at`, or of a mark that hides JSON from old browsers; undefined if there is none. */
const endOfSkipped = (text: string, at: number): number | undefined => {
  const mark = matchAt(marks, text, at);
  if (mark !== undefined) return mark;
  for (const [opening, closing] of comments) {
    if (!text.startsWith(opening, at)) continue;
    const end = text.indexOf(closing, at + opening.length);
    return end === -1 ? text.length : end + closing.length;
  }
  return undefined;
};

/** `<!--` is a mark if JSON follows it, otherwise a comment. */
const marks =
  /(?:\/\/|\/\*)?[ \t]*(?:<!\[CDATA\[|\]\]>)(?:[ \t]*\*\/)?|(?:\/\/)?[ \t]*-->|<!--(?=\s*[[{])/y;

const comments = [
  ['//', '\n'],
  ['/*', '*/'],
  ['<!--', '-->'],
] as const;

/** The end of the token that starts at `at`: a string, white space, or other text up to the start of another token. */
const endOfToken = (text: string, at: number): number =>
  text[at] === '"'
    ? endOfString(text, at) + 1
    : (matchAt(spaces, text, at) ?? matchAt(plain, text, at) ?? at + 1);

const spaces = /\s+/y;
const plain = /[^\s"<\]},/-]+/y;

const repairString = (text: string): string =>
  text
    .replace(/\\(u[0-9a-f]{4}|.)/gis, (whole, escaped: string) =>
      escaped.length > 1 || '"\\/bfnrt'.includes(escaped) ? whole : escaped,
    )
    .replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));

/** The end of the match of a sticky pattern at `at`. */
const matchAt = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};
