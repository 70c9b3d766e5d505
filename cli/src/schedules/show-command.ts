import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { readSchedule } from './read-schedule.ts';
import { scheduleDetails } from './schedule-lines.ts';

/** `schedules show <id>`: shows a schedule with all its options. */
export const addShowCommand = (schedules: Command, context: CommandContext): void => {
  const show = schedules
    .command('show')
    .description('show a schedule with all its options')
    .argument('<id>', 'the ID of the schedule')
    .option('--json', 'print the schedule as a JSON object');
  show.action(async () => {
    const [id] = z.tuple([z.string()]).parse(show.processedArgs);
    const { json } = z.object({ json: z.boolean().default(false) }).parse(show.opts());
    const { signal, out, env } = context;
    const schedule = await readSchedule(connectToServer(show, env), id, signal);
    const lines = json ? [JSON.stringify(schedule)] : scheduleDetails(schedule, paintFor(out, env));
    out.write(`${lines.join('\n')}\n`);
  });
};
