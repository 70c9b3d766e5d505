import { request } from '@reviewcast/client';
import { SourceListDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { sourceLines } from '../task/source-table.ts';
import { writeRows } from '../terminal/write-rows.ts';

/** `sources`: lists what the deployment collects from, and whether each source is ready and how it has done lately. */
export const addSourcesCommand = (program: Command, context: CommandContext): void => {
  const sources = program
    .command('sources')
    .description('list the sources, and what is missing for those that are not ready')
    .option('--json', 'print one JSON object per line, one per source');
  sources.action(async () => {
    const json = wantsJson(sources);
    const endpoint = connectToServer(sources, context.env);
    const { signal } = context;
    const { sources: found } = await request(endpoint, SourceListDocument, {}, { signal });
    writeRows(found, json, sourceLines, context);
  });
};
