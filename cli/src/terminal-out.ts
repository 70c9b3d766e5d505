/** Where the terminal client writes: `process.stdout`, or a stream of a test. */
export interface TerminalOut extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  /** Width in characters. */
  readonly columns?: number;
}

/** The width to write for: 80 where the stream tells none, and never less than bars need. */
export const columnsOf = (out: TerminalOut): number => Math.max(narrowest, out.columns || 80);

const narrowest = 30;
