/** The rows of each table as cells, without the header. Fenced blocks are skipped. */
export const tablesOf = (page: string): string[][][] =>
  [...page.replace(fence, '').matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  );

/** The names in backticks, in order. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);

/** The code of all fenced blocks of a language. */
export const blocksIn = (language: string, page: string): string[] =>
  [...page.matchAll(fence)].flatMap(([, , kind, code]) => (kind === language ? [code ?? ''] : []));

/** A fenced block that belongs in a file. */
export interface PlacedBlock {
  readonly path: string;
  readonly code: string;
  /** The line, or the beginning of a table row, above which the block goes. Undefined if the block is a whole file. */
  readonly above: string | undefined;
}

/**
 * The blocks whose preceding line says where they belong: "`path`:", "`path`, above `a line`:", or "`path`, above the row of
 * `name`:".
 */
export const placedIn = (page: string): PlacedBlock[] =>
  [...page.matchAll(fence)].flatMap(([, caption, , code = '']): PlacedBlock[] => {
    const [, path, row, line] =
      /^`([^`]+)`(?:, above (the row of )?`([^`]+)`)?:$/.exec(caption ?? '') ?? [];
    if (path === undefined) return [];
    return [{ path, code, above: row === undefined ? line : `| \`${line}\` |` }];
  });

/** Captures the preceding line, the language, and the code. */
const fence = /(?:^(.+)\n\n?)?^```(\w+)\n([\s\S]*?)^```$/gm;
