import { stripVTControlCharacters } from 'node:util';

/** The text without control characters, truncated to `columns` characters with an ellipsis. */
export const clip = (text: string, columns: number): string => {
  const letters = Array.from(oneLine(text));
  if (letters.length <= columns) return letters.join('');
  return `${letters.slice(0, Math.max(0, columns - 1)).join('')}…`;
};

/** Wraps a text into lines of at most `columns` characters, indented after the first. A longer word gets its own line. */
export const wrap = (text: string, columns: number, indent: string): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && Array.from(longer).length > columns) {
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
