/**
 * Parses JSON as web pages hold it. What JSON itself refuses is mended first, in one pass: comments of JavaScript and HTML,
 * CDATA marks, control characters inside strings, `\'` and other escapes that JSON does not know, trailing commas, a trailing
 * semicolon.
 *
 * @returns undefined for what is no JSON even then. Never throws; takes time linear in the length.
 */
export const parseLenientJson = (text: string): unknown => parse(text) ?? parse(mended(text));

const parse = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value ?? undefined;
  } catch {
    return undefined;
  }
};

/** One piece of a text that may be JSON; in a string everything up to its end, whatever is in it. */
const piece =
  /"(?:[^"\\]|\\[^])*(?:"|$)|<!\[CDATA\[|\]\]>|-->|\/\/(?=\s*(?:<!\[CDATA|\]\]>|-->))|\/\/[^\n]*|\/\*(?=\s*(?:<!\[CDATA|\]\]>))|\/\*[^]*?(?:\*\/|$)|\*\/|<!--(?=\s*[[{])|<!--[^]*?(?:-->|$)|,(?=\s*[}\]])|[^"<\]\-/*,]+|[^]/g;

const mended = (text: string): string =>
  (text.match(piece) ?? [])
    .map((part) => (part.startsWith('"') ? mendedString(part) : dropped.test(part) ? ' ' : part))
    .join('')
    // A comma may have stood before a comment that is gone now.
    .replace(strings, (part) => (part.startsWith(',') ? '' : part))
    .trim()
    .replace(/;+$/, '');

const dropped = /^(<!|\]\]>|-->|\/\/|\/\*|\*\/)/;

const strings = /"(?:[^"\\]|\\[^])*"|,(?=\s*[}\]])/g;

const mendedString = (text: string): string =>
  text
    .replace(/\\([^"\\/bfnrtu])/g, '$1')
    .replace(/\\u(?![0-9a-f]{4})/gi, 'u')
    .replace(/[\u0000-\u001f]/g, (character) => JSON.stringify(character).slice(1, -1));
