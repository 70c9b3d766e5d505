import { request } from '@reviewcast/client';
import { StatisticsDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import { queueLines } from './queues-command.ts';
import { workerLines } from './workers-command.ts';

/** `stats`: shows the queues and the workers. Needs an operator key. */
export const addStatsCommand = (program: Command, context: CommandContext): void => {
  const stats = program
    .command('stats')
    .description('show queues and workers (operators only)')
    .option('--json', 'print one JSON object');
  stats.action(async () => {
    const json = wantsJson(stats);
    const endpoint = connectToServer(stats, context.env);
    const { signal, out, env } = context;
    const statistics = await request(endpoint, StatisticsDocument, {}, { signal });
    const columns = columnsOf(out);
    const paint = paintFor(out, env);
    const { queues, workers } = statistics;
    const lines = json
      ? [JSON.stringify(statistics)]
      : [...queueLines(queues, columns, paint), '', ...workerLines(workers, columns, paint)];
    out.write(`${lines.join('\n')}\n`);
  });
};
