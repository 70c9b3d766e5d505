import { type Paint, paintFor } from './paint.ts';
import { columnsOf, type TerminalOut } from './terminal-out.ts';

interface Output {
  readonly out: TerminalOut;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes rows as `linesOf` lays them out, or with `json` as one JSON object per line. */
export const writeRows = <Row>(
  rows: readonly Row[],
  json: boolean,
  linesOf: (rows: readonly Row[], columns: number, paint: Paint) => string[],
  { out, env }: Output,
): void => {
  const lines = json
    ? rows.map((row) => JSON.stringify(row))
    : linesOf(rows, columnsOf(out), paintFor(out, env));
  for (const line of lines) out.write(`${line}\n`);
};
