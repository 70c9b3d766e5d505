/** The maximum nesting depth of arrays and objects. No service needs more than thirty. */
export const maxNesting = 500;

/**
 * `JSON.parse` for untrusted text.
 *
 * The nesting depth is checked first, because millions of opening brackets block the process for seconds, and the result would
 * overflow the stack of whatever traverses it.
 *
 * @throws {SyntaxError} if the text is not JSON, or nested deeper than {@link maxNesting}.
 */
export const parseJson = (text: string): unknown => {
  if (deeperThan(maxNesting, text)) {
    throw new SyntaxError(`The JSON is nested more than ${maxNesting} levels deep.`);
  }
  return JSON.parse(text);
};

const deeperThan = (max: number, text: string): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > max) return true;
  }
  return false;
};

/** The index of the quotation mark that ends the string starting at `at`; past the end of the text if there is none. */
const endOfString = (text: string, at: number): number => {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
};
