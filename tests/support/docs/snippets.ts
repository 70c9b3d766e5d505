import { readFileSync } from 'node:fs';

/** A block of code in a document and its documented output. */
export interface Snippet {
  /** Its number in the document and the heading above it. */
  readonly name: string;
  readonly language: string;
  readonly code: string;
  /** The `text` block after it. */
  readonly printed: string;
}

/** All blocks of code in a document. @throws {Error} naming a block that no `text` block follows. */
export const snippetsOf = (path: string): readonly Snippet[] => {
  const snippets: Snippet[] = [];
  let heading = path;
  let current: Omit<Snippet, 'printed'> | undefined;
  const assertDocumented = () => {
    if (current) throw new Error(`${path} has no output for this block: ${current.name}.`);
  };
  for (const [, title, language = '', code = ''] of readFileSync(path, 'utf8').matchAll(piece)) {
    if (title !== undefined) heading = title;
    else if (language === 'text') {
      if (current) snippets.push({ ...current, printed: code });
      current = undefined;
    } else {
      assertDocumented();
      current = { name: `${snippets.length + 1}, ${heading}`, language, code };
    }
  }
  assertDocumented();
  return snippets;
};

/** A heading or a block. */
const piece = /^#+ ([^\n]*)$|^```(\w+)\n(.*?)^```$/gms;

/** The pattern of a `text` block: `…` matches any text, and on a line of its own any lines. For {@link tidied} text. */
export const patternOf = (printed: string): RegExp => {
  const lines = tidied(printed).split('\n').slice(0, -1);
  const patterns = lines.map((line) =>
    line === '…' ? '(.*\\n)*' : `${line.split('…').map(escaped).join('.+')}\\n`,
  );
  return new RegExp(`^${patterns.join('')}$`);
};

/** The text without trailing spaces and empty lines. */
export const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
