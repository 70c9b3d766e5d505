import { readFileSync } from 'node:fs';

/** A block of code in a document, and what it prints. */
export interface Snippet {
  /** Its number in the document, and the heading above it. */
  readonly name: string;
  readonly language: string;
  readonly code: string;
  /** The `text` block behind it. */
  readonly printed: string;
}

/** All blocks of code in a document. @throws {Error} naming one that has no `text` block behind it. */
export const snippetsOf = (path: string): readonly Snippet[] => {
  const snippets: Snippet[] = [];
  let heading = path;
  let waiting: Omit<Snippet, 'printed'> | undefined;
  const assertNoneWaits = () => {
    if (waiting) throw new Error(`${path} does not say what this prints: ${waiting.name}.`);
  };
  for (const [, title, language = '', code = ''] of readFileSync(path, 'utf8').matchAll(piece)) {
    if (title !== undefined) heading = title;
    else if (language === 'text') {
      if (waiting) snippets.push({ ...waiting, printed: code });
      waiting = undefined;
    } else {
      assertNoneWaits();
      waiting = { name: `${snippets.length + 1}, ${heading}`, language, code };
    }
  }
  assertNoneWaits();
  return snippets;
};

/** A heading, or a block. */
const piece = /^#+ ([^\n]*)$|^```(\w+)\n(.*?)^```$/gms;

/** What a `text` block promises: `…` is anything, on a line of its own any lines. Fits {@link tidied} text. */
export const patternOf = (printed: string): RegExp => {
  const lines = tidied(printed).split('\n').slice(0, -1);
  const patterns = lines.map((line) =>
    line === '…' ? '(.*\\n)*' : `${line.split('…').map(escaped).join('.+')}\\n`,
  );
  return new RegExp(`^${patterns.join('')}$`);
};

/** The same lines without the spaces at their ends, and without the empty ones. */
export const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
