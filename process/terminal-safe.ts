/**
 * A JSON line in which the characters that JSON leaves as they are, but a terminal interprets, are escaped: 8-bit control
 * characters, and those that change the direction of text or end a line. Parsed, it is the same.
 */
export const terminalSafe = (line: string): string =>
  line.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
