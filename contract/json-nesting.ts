/**
 * Whether arrays and objects of a JSON text are nested more than `max` levels deep, without parsing it. Millions of opening brackets
 * block the process for seconds, and the result overflows the stack of whatever traverses it, such as `JSON.stringify`.
 */
export const isNestedDeeper = (text: string, max: number): boolean => {
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
