import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

/** The text without control characters, truncated to `columns` columns of the terminal with an ellipsis. */
export const clip = (text: string, columns: number): string => {
  const line = oneLine(text);
  if (stringWidth(line) <= columns) return line;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(line)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept}…` : '';
};

/** The text, one line that may be colored, followed or preceded by spaces up to `columns` columns of the terminal. */
export const pad = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const spaces = ' '.repeat(Math.max(0, columns - stringWidth(text)));
  return align === 'left' ? `${text}${spaces}` : `${spaces}${text}`;
};

/** Wraps a text into lines of at most `columns` columns, indented after the first. A longer word gets its own line. */
export const wrap = (text: string, columns: number, indent: string): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(longer) > columns) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
};

/**
 * The text without escape sequences, control characters, and characters that change the direction of text. Texts from servers and
 * shops must not move the cursor, ring the bell, or reverse a line.
 */
export const oneLine = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** What looks like one character. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
