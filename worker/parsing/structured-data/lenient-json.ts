import { endOfString, parseJson } from '../parse-json.ts';

/**
 * Parses JSON as web pages hold it. What JSON itself refuses is mended first, in one pass: comments of JavaScript and HTML,
 * CDATA marks, control characters inside strings, `\'` and other escapes that JSON does not know, trailing commas, a trailing
 * semicolon.
 * Blocks of more than a million characters are not mended.
 *
 * @returns undefined for what is no JSON even then. Never throws; takes time linear in the length.
 */
export const parseLenientJson = (text: string): unknown =>
  parse(text) ?? (text.length <= maxMended ? parse(mended(text)) : undefined);

/** Characters of a block that is worth mending. */
const maxMended = 1_000_000;

const parse = (text: string): unknown => {
  try {
    const value: unknown = parseJson(text);
    return value ?? undefined;
  } catch {
    return undefined;
  }
};

const mended = (text: string): string => {
  const pieces: string[] = [];
  /** Where the last piece stands that is more than white space, if that is a comma. */
  let comma = -1;
  let at = 0;
  while (at < text.length) {
    const skipped = endOfSkipped(text, at);
    const end = skipped ?? endOfPiece(text, at);
    const piece = skipped === undefined ? text.slice(at, end) : ' ';
    if (comma >= 0 && /^[\]}]/.test(piece)) pieces[comma] = '';
    if (piece === ',') comma = pieces.length;
    else if (piece.trim() !== '') comma = -1;
    pieces.push(piece.startsWith('"') ? mendedString(piece) : piece);
    at = end;
  }
  return pieces.join('').trim().replace(/;$/, '');
};

/** Where a comment ends that begins here, or a mark that hides the JSON from old browsers; undefined where none begins. */
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

/** `<!--` is a mark when JSON follows it, and a comment otherwise. */
const marks =
  /(?:\/\/|\/\*)?[ \t]*(?:<!\[CDATA\[|\]\]>)(?:[ \t]*\*\/)?|(?:\/\/)?[ \t]*-->|<!--(?=\s*[[{])/y;

const comments = [
  ['//', '\n'],
  ['/*', '*/'],
  ['<!--', '-->'],
] as const;

/** Where the piece ends that begins here: a string, white space, or anything else up to what could be a piece of its own. */
const endOfPiece = (text: string, at: number): number =>
  text[at] === '"'
    ? endOfString(text, at) + 1
    : (matchAt(spaces, text, at) ?? matchAt(plain, text, at) ?? at + 1);

const spaces = /\s+/y;
const plain = /[^\s"<\]},/-]+/y;

const mendedString = (text: string): string =>
  text
    .replace(/\\(u[0-9a-f]{4}|.)/gis, (whole, escaped: string) =>
      escaped.length > 1 || '"\\/bfnrt'.includes(escaped) ? whole : escaped,
    )
    .replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));

/** Where a match of a sticky pattern ends that begins here. */
const matchAt = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};
