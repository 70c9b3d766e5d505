import { maxNesting } from '../parse-json.ts';
import { closesAnyway, decodeEscapes, endOfString, type Place, quotes } from './lenient-strings.ts';

/**
 * Parses the JSON of web pages, and reads what invalid JSON plainly means: comments, CDATA marks, and line breaks of HTML between
 * tokens; missing, additional, and trailing commas; missing or additional brackets at the end; missing values; single, curly, and
 * missing quotation marks; quotation marks within strings; control characters and invalid escapes in strings; several values in a
 * row; text that was escaped as a whole. All values of a repeated key are kept, as an array.
 *
 * @returns undefined if the text cannot be read, or is nested deeper than {@link maxNesting}; an array of several values in a row.
 *   Never throws; takes time linear in the length.
 */
export const parseLenientJson = (text: string): unknown => {
  const source = unescaped(text);
  const strict = valuesIn(source, (at, closing) => endOfString(source, at, closing));
  const { values } = strict.isComplete
    ? strict
    : valuesIn(source, (at, closing, place) =>
        endOfString(source, at, closing, (end) => closesAnyway(source, end, place)),
      );
  const [first, ...others] = values;
  return others.length > 0 ? values : (first ?? undefined);
};

/** Text whose first quotation mark is an entity or escaped was escaped once more as a whole. */
const unescaped = (text: string): string => {
  const start = text.slice(0, 1000);
  if (/^[^"&]{0,100}[[{]\s*&(?:quot|#34|#x22);/i.test(start)) {
    return text.replace(/&(?:amp|lt|gt|quot|apos|#0?3[49]|#x2[27]);/gi, (entity) => {
      const name = entity.slice(1, -1).toLowerCase();
      return escapedSigns.get(name) ?? (/4|22/.test(name) ? '"' : "'");
    });
  }
  if (!/^\s*"?[[{]\s*\\"/.test(start)) return text;
  return decodeEscapes(text.trim().replace(/^"|"$/g, ''));
};

const escapedSigns = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The index of the quotation mark that ends the string whose first character is at `at`; -1 if there is none. */
type FindEnd = (at: number, closing: string, place: Place) => number;

/** The values in the text one after the other, up to the first that cannot be read. */
const valuesIn = (text: string, findEnd: FindEnd): { values: unknown[]; isComplete: boolean } => {
  const values: unknown[] = [];
  let at = 0;

  const skip = (): string => {
    let end: number | undefined = at;
    while (end !== undefined) {
      at = end;
      end = endOfSkipped(text, at);
    }
    return text[at] ?? '';
  };

  const string = (closing: string, place: Place): string => {
    const end = findEnd(at + 1, closing, place);
    if (end === -1) throw new SyntaxError('A string does not end.');
    const value = decodeEscapes(text.slice(at + 1, end));
    at = end + 1;
    return value;
  };

  const bare = (pattern: RegExp): string => {
    const end = matchAt(pattern, text, at);
    if (end === undefined) throw new SyntaxError('A value is missing.');
    const token = text.slice(at, end);
    at = end;
    return token.trim();
  };

  const value = (place: Place, depth: number): unknown => {
    if (depth > maxNesting) throw new SyntaxError('The JSON is nested too deeply.');
    const first = text[at] ?? '';
    if (first === '{') return object(depth);
    if (first === '[') return array(depth);
    const closing = quotes.get(first);
    if (closing !== undefined) return string(closing, place);
    if (matchAt(literal, text, at) === undefined) return bare(bareText);
    const token = bare(literal);
    return literals.has(token) ? literals.get(token) : Number(token);
  };

  const array = (depth: number): unknown[] => {
    const elements: unknown[] = [];
    at++;
    for (let next = skip(); next !== '' && next !== '}'; next = skip()) {
      if (next === ',' || next === ']') at++;
      if (next === ']') break;
      if (next !== ',') elements.push(value('element', depth + 1));
    }
    return elements;
  };

  const object = (depth: number): object => {
    const members = new Map<string, unknown[]>();
    at++;
    for (let next = skip(); next !== '' && next !== ']'; next = skip()) {
      if (next === ',' || next === '}') at++;
      if (next === '}') break;
      if (next === ',') continue;
      const closing = quotes.get(next);
      const key = closing === undefined ? bare(bareKey) : string(closing, 'key');
      if (skip() !== ':') throw new SyntaxError('A key has no value.');
      at++;
      const start = skip();
      if (start === '') throw new SyntaxError('A value is missing.');
      if (',}]'.includes(start)) continue;
      const member = value('member', depth + 1);
      const known = members.get(key);
      if (known === undefined) members.set(key, [member]);
      else known.push(member);
    }
    return Object.fromEntries(
      [...members].map(([key, all]) => [key, all.length === 1 ? all[0] : all.flat()]),
    );
  };

  try {
    for (let next = skip(); next !== ''; next = skip()) {
      if (',;]}'.includes(next)) at++;
      else if (isStart(text, at)) values.push(value('element', 1));
      else return { values, isComplete: false };
    }
    return { values, isComplete: true };
  } catch (error) {
    if (error instanceof SyntaxError) return { values, isComplete: false };
    throw error;
  }
};

/** Whether a value starts at `at` that is not a text without quotation marks. */
const isStart = (text: string, at: number): boolean =>
  '{["'.includes(text[at] ?? '') || matchAt(literal, text, at) !== undefined;

/** The end of the white space, mark, comment, or HTML that starts at `at` between two tokens; undefined if there is none. */
const endOfSkipped = (text: string, at: number): number | undefined => {
  const end = matchAt(blanks, text, at) ?? matchAt(marks, text, at);
  if (end !== undefined) return end;
  const comment = comments.find(([opening]) => text.startsWith(opening, at));
  if (comment === undefined) return matchAt(lineBreaks, text, at);
  const [opening, closing] = comment;
  const close = text.indexOf(closing, at + opening.length);
  return close === -1 ? text.length : close + closing.length;
};

const blanks = /(?:[\s\u200b\u2060]|&nbsp;)+/y;

/** Marks that hide JSON from old browsers. `<!--` is one if JSON follows it, otherwise a comment. */
const marks =
  /(?:\/\/|\/\*)?[ \t]*(?:<!\[CDATA\[|\]\]>)(?:[ \t]*\*\/)?|(?:\/\/)?[ \t]*-->|<!--(?=\s*[[{])/y;

const comments = [
  ['//', '\n'],
  ['/*', '*/'],
  ['<!--', '-->'],
] as const;

/** Editors insert these into what they take for text. */
const lineBreaks = /<\/?(?:br|p|div|span)(?:\s[^<>"]*)?\/?>/iy;

const literal =
  /(?:-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|true|false|null|undefined|NaN)(?=[\s,\]};/<]|$)/iy;

const literals = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ...['null', 'undefined', 'NaN'].map((name) => [name, null] as const),
]);

const bareKey = /[\p{L}\p{N}_$@.-]+/uy;
const bareText = /[^\s,:"{}[\]][^\n,"{}[\]]*/y;

/** The end of the match of a sticky pattern at `at`. */
const matchAt = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};
