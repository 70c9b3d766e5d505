import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf } from '../command-input.ts';
import { wholeNumber } from '../commands/option-types.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import { readSchedule } from './read-schedule.ts';
import { runTable } from './run-table.ts';
import { scheduleDetails } from './schedule-lines.ts';

/** `schedules show <id>`: shows a schedule with all its options and its past runs. */
export const addShowCommand = (schedules: Command, context: CommandContext): void => {
  const show = schedules
    .command('show')
    .description('show a schedule with all its options and its past runs')
    .argument('<id>', 'the ID of the schedule')
    .option('--runs <n>', 'at most this many runs, 1 to 100 (default: 20)', wholeNumber(1, 100))
    .option('--json', 'print the schedule as a JSON object; its runs are in `runs`');
  show.action(async () => {
    const id = idOf(show);
    const { json, runs } = optionsSchema.parse(show.opts());
    const { signal, out, env } = context;
    const schedule = await readSchedule(connectToServer(show, env), id, runs, signal);
    const paint = paintFor(out, env);
    const lines = json
      ? [JSON.stringify(schedule)]
      : [
          ...scheduleDetails(schedule, paint),
          '',
          ...runTable(schedule.runs, columnsOf(out), paint),
        ];
    out.write(`${lines.join('\n')}\n`);
  });
};

const optionsSchema = z.object({
  runs: z.number().default(20),
  json: z.boolean().default(false),
});
