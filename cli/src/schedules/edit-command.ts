import { request } from '@reviewcast/client';
import { UpdateScheduleDocument } from '@reviewcast/client/documents';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf, wantsJson } from '../command-input.ts';
import { kindName, kinds } from '../commands/option-types.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { mergeSchedule, type ScheduleChanges } from './merge-schedule.ts';
import { readSchedule } from './read-schedule.ts';
import { scheduleDetails } from './schedule-lines.ts';
import { addScheduleOptions, scheduleOptionsOf } from './schedule-options.ts';

/** `schedules edit <id>`: changes the given options of a schedule and keeps the others. */
export const addEditCommand = (schedules: Command, context: CommandContext): void => {
  const edit = addScheduleOptions(
    schedules
      .command('edit')
      .description('change the given options of a schedule and keep the others')
      .argument('<id>', 'the ID of the schedule')
      .addOption(
        new Option(
          '--kind <kind>',
          'collect this kind, from all of its sources and no additional pages unless given',
        ).choices(Object.keys(kinds)),
      )
      .option('--product <name>', 'the product name'),
    'run at this interval, first one interval from now',
  )
    .option('--all-sources', 'use every configured source')
    .option('--no-urls', 'read no additional product pages')
    .option('--json', 'print the schedule as a JSON object')
    .addHelpText('after', examples);
  edit.action(async () => {
    const id = idOf(edit);
    const json = wantsJson(edit);
    const changes = changesOf(edit);
    const { signal, out, env } = context;
    const endpoint = connectToServer(edit, env);
    const current = await readSchedule(endpoint, id, 1, signal);
    if (changes.timeZone !== undefined && changes.cron === undefined && current.cron === null) {
      edit.error('error: --time-zone is only valid with --cron: this schedule has an interval.');
    }
    const variables = { id, input: mergeSchedule(current, changes) };
    const { updateSchedule } = await request(endpoint, UpdateScheduleDocument, variables, {
      signal,
    });
    const lines = json
      ? [JSON.stringify(updateSchedule)]
      : scheduleDetails(updateSchedule, paintFor(out, env));
    out.write(`${lines.join('\n')}\n`);
  });
};

const changesOf = (edit: Command): ScheduleChanges => {
  const { kind, product, allSources, urls } = optionsSchema.parse(edit.opts());
  const options = scheduleOptionsOf(edit);
  if (allSources && options.sources) {
    edit.error('error: --source and --all-sources exclude each other.');
  }
  if (!urls && options.productUrls) edit.error('error: --url and --no-urls exclude each other.');
  const changes: ScheduleChanges = {
    ...options,
    ...(kind === undefined ? {} : { kind: kinds[kind] }),
    ...(product === undefined ? {} : { productName: product }),
    ...(allSources ? { sources: [] } : {}),
    ...(urls ? {} : { productUrls: [] }),
  };
  if (Object.keys(changes).length > 0) return changes;
  return edit.error('error: give the options to change, such as --every 12h or --max 500.');
};

const optionsSchema = z.object({
  kind: kindName.optional(),
  product: z.string().optional(),
  allSources: z.boolean().default(false),
  urls: z.boolean(),
});

const examples = `
Examples:
  reviewcast schedules edit <id> --every 6h --max 500
  reviewcast schedules edit <id> --cron "0 9 * * 1" --time-zone Europe/Berlin`;
