import { Marked } from 'marked';
import { escapeHtml } from './escape-html.ts';

/**
 * Converts the Markdown of Reddit and Lemmy to HTML for `plainText`. Not safe to display: HTML in the text is not escaped. Converts
 * the first {@link maxMarkdownLength} characters. Never throws and takes bounded time: a text with too many special characters is
 * returned unformatted.
 */
export const markdownToHtml = (markdown: string): string => {
  const text = markdown
    .slice(0, maxMarkdownLength)
    .replaceAll(blank, '')
    // Without this, a spoiler at the start of a line would parse as a quotation.
    .replace(/>!|!</g, '');
  const unformatted = `<pre>${escapeHtml(text)}</pre>`;
  if (longRun.test(text) || (text.match(specialCharacters)?.length ?? 0) > maxSpecialCharacters)
    return unformatted;
  try {
    return parser.parse(text, { async: false });
  } catch (error) {
    // Deeply nested lists exceed the stack.
    if (error instanceof RangeError) return unformatted;
    throw error;
  }
};

/** The maximum length of any stored text. */
export const maxMarkdownLength = 10_000;

/** Parsing takes time quadratic in the number of these characters, and in the length of possible URLs. */
const maxSpecialCharacters = 600;
const specialCharacters = /[*_~`[\]<>|\\=]|[-+][ \t]|\d[.)][ \t]/g;
const longRun = /\S{1000}/;

/** Reddit's editor writes this for an empty paragraph. */
const blank = '&#x200B;';

/** The parser pads each row to the width of its table, so a wide table with many short rows would take megabytes. */
const maxColumns = 12;

const parser = new Marked({
  tokenizer: {
    // False means that the default tokenizer decides, undefined that there is no table.
    table: (text) => {
      const [, delimiters = ''] = text.split('\n', 2);
      return delimiters.split('|').length > maxColumns ? undefined : false;
    },
  },
});
