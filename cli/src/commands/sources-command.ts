import { request } from '@reviewcast/client';
import { type SourceFieldsFragment, SourceListDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { kindNames } from '../task/status-text.ts';
import { wrap } from '../terminal/line.ts';
import { type Paint, paintFor } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import { ago } from '../terminal/times.ts';

/** `sources`: lists what the deployment collects from, and whether each source is ready. */
export const addSourcesCommand = (program: Command, context: CommandContext): void => {
  const sources = program
    .command('sources')
    .description('list the sources, and what is missing for those that are not ready')
    .option('--json', 'print one JSON object per line, one per source');
  sources.action(async () => {
    const { json } = z.object({ json: z.boolean().default(false) }).parse(sources.opts());
    const endpoint = connectToServer(sources, context.env);
    const { signal, out, env } = context;
    const { sources: found } = await request(endpoint, SourceListDocument, {}, { signal });
    const lines = json
      ? found.map((source) => JSON.stringify(source))
      : sourceLines(found, columnsOf(out), paintFor(out, env));
    for (const line of lines) out.write(`${line}\n`);
  });
};

const sourceLines = (
  sources: readonly SourceFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] => {
  const [header = '', ...rows] = tableLines(sourceColumns, sources, columns, paint);
  return [
    header,
    ...rows.flatMap((row, i) => {
      const note = sources[i]?.note;
      if (note === null || note === undefined) return [row];
      return [row, ...wrap(note, columns - 4, '').map((line) => `    ${paint('dim', line)}`)];
    }),
  ];
};

const sourceColumns: readonly Column<SourceFieldsFragment>[] = [
  { title: 'SOURCE', text: ({ title }) => title, minWidth: 10 },
  { title: 'NAME', text: ({ name }) => name, rank: 1 },
  { title: 'KIND', text: ({ kind }) => kindNames[kind], rank: 2 },
  {
    title: 'STATE',
    text: (source) => stateOf(source).text,
    tone: (source) => stateOf(source).tone,
  },
];

const stateOf = ({ configured, cooldownUntil, note }: SourceFieldsFragment) => {
  if (!configured) return { text: 'not configured', tone: 'dim' as const };
  if (cooldownUntil !== null && Date.parse(cooldownUntil) > Date.now()) {
    return { text: `cooling down, back ${ago(cooldownUntil)}`, tone: 'yellow' as const };
  }
  return note === null
    ? { text: 'ready', tone: 'green' as const }
    : { text: 'not ready', tone: 'yellow' as const };
};
