import { request } from '@reviewcast/client';
import { StatisticsDocument, type StatisticsQuery } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command-context.ts';
import { connectToServer } from './connect-to-server.ts';
import { clip } from './line.ts';
import { type Paint, paintFor } from './paint.ts';
import { kindNames, titleOf } from './status-text.ts';
import { columnsOf } from './terminal-out.ts';

/** `stats`: shows queues, workers, and the last hour's results. Needs an operator key. */
export const addStatsCommand = (program: Command, context: CommandContext): void => {
  const stats = program
    .command('stats')
    .description('show queues and workers (operators only)')
    .option('--json', 'print one JSON object');
  stats.action(async () => {
    const { json } = optionsSchema.parse(stats.opts());
    const endpoint = connectToServer(stats, context.env);
    const { signal, out, env } = context;
    const statistics = await request(endpoint, StatisticsDocument, {}, { signal });
    const lines = json
      ? [JSON.stringify(statistics)]
      : statisticsLines(statistics, columnsOf(out), paintFor(out, env));
    out.write(`${lines.join('\n')}\n`);
  });
};

const optionsSchema = z.object({ json: z.boolean().default(false) });

const statisticsLines = (
  { queues, workers }: StatisticsQuery,
  columns: number,
  paint: Paint,
): string[] => [...queueLines(queues, columns, paint), '', ...workerLines(workers, columns, paint)];

/** Several short lines per kind, which fit a narrow terminal. */
const queueLines = (queues: StatisticsQuery['queues'], columns: number, paint: Paint): string[] =>
  queues.flatMap(({ kind, pending, active, delayed, succeeded, failed, ...latency }) => {
    const { waitP50, waitP95, runP50, runP95 } = latency;
    const now = `${pending} waiting, ${active} running, ${delayed} delayed`;
    const wait = `wait ${span(waitP50)} (p95 ${span(waitP95)})`;
    const run = `run ${span(runP50)} (p95 ${span(runP95)})`;
    const hour =
      runP50 === null && failed === 0
        ? ['no tasks finished in the last hour']
        : [`last hour: ${succeeded} succeeded, ${failed} failed`, `${wait}, ${run}`];
    return [
      paint('bold', clip(`${kindNames[kind]}: ${now}`, columns)),
      ...hour.map((line) => paint('dim', clip(`  ${line}`, columns))),
    ];
  });

const workerLines = (
  workers: StatisticsQuery['workers'],
  columns: number,
  paint: Paint,
): string[] => {
  if (workers.length === 0) {
    return [paint('yellow', 'No workers are running. Start one with npm run worker.')];
  }
  return workers.flatMap(({ id, kinds, concurrency, succeeded, failed, activeTasks }) => {
    const serves = `${kinds.map((kind) => kindNames[kind]).join(', ')}, ${concurrency} at a time per kind`;
    return [
      paint('bold', clip(`worker ${id}`, columns)),
      clip(`  ${serves}`, columns),
      clip(`  ${succeeded} succeeded, ${failed} failed since it started`, columns),
      ...activeTasks.map((task) => clip(`  running ${titleOf(task)}`, columns)),
    ];
  });
};

const span = (ms: number | null): string => {
  if (ms === null) return 'unknown';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
};
