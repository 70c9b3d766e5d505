/** The rows of each table, without its heading, as their cells; what stands in fenced blocks is no table. */
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

/** The names that stand in backticks, in order. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);

/** The code of the fenced blocks in a language. */
export const blocksIn = (language: string, page: string): string[] =>
  [...page.matchAll(fence)].flatMap(([, , kind, code]) => (kind === language ? [code ?? ''] : []));

/** A fenced block that belongs into a file. */
export interface Placed {
  readonly path: string;
  readonly code: string;
  /** The line that it stands above, the beginning of a table's row included; undefined for a file of its own. */
  readonly above: string | undefined;
}

/**
 * The blocks whose line before says where they belong: "`path`:", "`path`, above `a line`:" or "`path`, above the row of
 * `name`:".
 */
export const placedIn = (page: string): Placed[] =>
  [...page.matchAll(fence)].flatMap(([, caption, , code = '']): Placed[] => {
    const [, path, row, line] =
      /^`([^`]+)`(?:, above (the row of )?`([^`]+)`)?:$/.exec(caption ?? '') ?? [];
    if (path === undefined) return [];
    return [{ path, code, above: row === undefined ? line : `| \`${line}\` |` }];
  });

/** The line before, the language, the code. */
const fence = /(?:^(.+)\n\n?)?^```(\w+)\n([\s\S]*?)^```$/gm;
