/** What the terminal client writes to, such as `process.stdout`. */
export interface TerminalOut extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  /** Width in characters. */
  readonly columns?: number;
}

/** The width in characters: 80 if unknown, and at least what the bars need. */
export const columnsOf = (out: TerminalOut): number => Math.max(minColumns, out.columns || 80);

const minColumns = 30;
