import { Marked } from 'marked';
import { escapeHtml } from './escape-html.ts';

/**
 * Markdown, as Reddit and Lemmy keep posts, as HTML for `plainText`. It is not fit to be shown: what HTML the text itself holds
 * stands in it. Read are the first {@link maxMarkdownLength} characters. Takes any input, never throws, and ends in time: a text
 * with more marks than people set is given as it is.
 */
export const markdownToHtml = (markdown: string): string => {
  const text = markdown
    .slice(0, maxMarkdownLength)
    .replaceAll(blank, '')
    // A spoiler at the beginning of a line would read as a quotation.
    .replace(/>!|!</g, '');
  const asItIs = `<pre>${escapeHtml(text)}</pre>`;
  if (longRun.test(text) || (text.match(marks)?.length ?? 0) > maxMarks) return asItIs;
  try {
    return parser.parse(text, { async: false });
  } catch (error) {
    // Lists inside lists inside lists.
    if (error instanceof RangeError) return asItIs;
    throw error;
  }
};

/** As much as is kept of any text. */
export const maxMarkdownLength = 10_000;

/** The time that emphasis, brackets and what may be an address take grows with the square of their number or length. */
const maxMarks = 600;
const marks = /[*_~`[\]<>|\\=]|[-+][ \t]|\d[.)][ \t]/g;
const longRun = /\S{1000}/;

/** What Reddit's editor writes for an empty paragraph. */
const blank = '&#x200B;';

/** Each line of a table is filled up to its width: short lines below a wide one would become megabytes. */
const maxColumns = 12;

const parser = new Marked({
  tokenizer: {
    // False leaves it to the parser; undefined says that here is no table.
    table: (text) => {
      const [, delimiters = ''] = text.split('\n', 2);
      return delimiters.split('|').length > maxColumns ? undefined : false;
    },
  },
});
