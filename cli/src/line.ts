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

/** The text without control characters. Texts from servers and shops must not move the cursor or ring the bell. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
