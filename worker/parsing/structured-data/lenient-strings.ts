/** Quotation marks that begin a string, and those that end it. */
export const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ...['“', '”', '„', '″'].map((mark) => [mark, '“”″'] as const),
  ...['‘', '’', '‚'].map((mark) => [mark, '‘’'] as const),
]);

/** What a string is: a key, the value of a key, or an element of an array. */
export type Place = 'key' | 'member' | 'element';

/**
 * The index of the quotation mark that ends a string.
 *
 * @param at the index of the first character after the quotation mark that begins it.
 * @param closing the quotation marks that can end it, unless a backslash precedes them.
 * @param isEnd whether the quotation mark at an index ends it. Default: the first does.
 * @returns -1 if the string does not end.
 */
export const endOfString = (
  text: string,
  at: number,
  closing: string,
  isEnd: (at: number) => boolean = () => true,
): number => {
  for (let end = at; end < text.length; end++) {
    const character = text[end] ?? '';
    if (character === '\\') end++;
    else if (closing.includes(character) && isEnd(end)) return end;
  }
  return -1;
};

/** Whether what follows a quotation mark shows that it ends a string, although others within strings are not escaped. */
export const closesAnyway = (text: string, at: number, place: Place): boolean => {
  const follows = following[place];
  follows.lastIndex = at + 1;
  return follows.test(text);
};

const key = String.raw`(?:["'“”„″‘’][^"'“”″‘’\n]{0,100}["'“”″‘’]|[\w$@.-]{1,100})\s*:`;
const bracket = String.raw`[\]}]\s*(?:[\]},;<"'“{]|$)`;

const following = {
  key: /\s*:/y,
  member: new RegExp(
    String.raw`\s*(?:$|${bracket}|,\s*(?:[\]},]|$|${key})|["'“”„″‘’][^"'“”″‘’\n]{1,100}["'“”″‘’]\s*:)`,
    'y',
  ),
  element: new RegExp(
    String.raw`\s*(?:$|${bracket}|,\s*(?:[\]},["'“{]|-?\d|true|false|null|$))`,
    'y',
  ),
} as const;

/** Decodes the escapes of JSON. Of an invalid one, the backslash is removed. */
export const decodeEscapes = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(u[0-9a-f]{4}|.)/gis, (_, escaped: string) =>
        escaped.length > 1
          ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
          : (controls.get(escaped) ?? escaped),
      )
    : text;

const controls = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
