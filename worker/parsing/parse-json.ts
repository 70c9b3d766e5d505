/** Levels of arrays and objects inside each other; no service that is read here needs more than thirty. */
export const maxNesting = 500;

/**
 * `JSON.parse` for text from outside.
 *
 * Nesting is bounded first: millions of opening brackets take the parser seconds in which the process does nothing else, and
 * overflow the stack of what walks the result.
 *
 * @throws {SyntaxError} for what is no JSON, or is nested more deeply than {@link maxNesting}.
 */
export const parseJson = (text: string): unknown => {
  if (deeperThan(maxNesting, text)) {
    throw new SyntaxError(`JSON nested more than ${maxNesting} levels deep`);
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

/** Where the string ends that begins at a quotation mark; behind the text when it does not end. */
export const endOfString = (text: string, at: number): number => {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end;
};
