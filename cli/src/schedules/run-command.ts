import { request } from '@reviewcast/client';
import { RunScheduleDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { reportStarted } from '../follow/report-started.ts';

/** `schedules run <id>`: runs a schedule now, or joins the run in progress. */
export const addRunCommand = (schedules: Command, context: CommandContext): void => {
  const run = schedules
    .command('run')
    .description('run a schedule now, in addition to its times; joins a run in progress')
    .argument('<id>', 'the ID of the schedule')
    .option('--watch', 'follow the run until it finishes')
    .option('--json', 'print the started task as a JSON object; with --watch, the events, too');
  run.action(async () => {
    const id = idOf(run);
    const options = optionsSchema.parse(run.opts());
    const endpoint = connectToServer(run, context.env);
    const { signal } = context;
    const { runSchedule } = await request(endpoint, RunScheduleDocument, { id }, { signal });
    await reportStarted(runSchedule, { ...context, ...options, endpoint });
  });
};

const optionsSchema = z.object({
  watch: z.boolean().default(false),
  json: z.boolean().default(false),
});
