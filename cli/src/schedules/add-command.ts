import { request } from '@reviewcast/client';
import { AddScheduleDocument } from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { wantsJson } from '../command-input.ts';
import { kindArgument, kindName, kinds } from '../commands/option-types.ts';
import { connectToServer } from '../connect-to-server.ts';
import { paintFor } from '../terminal/paint.ts';
import { scheduleDetails } from './schedule-lines.ts';
import { addScheduleOptions, scheduleOptionsOf } from './schedule-options.ts';

/** `schedules add <kind> <product>`: collects the reviews of a product on a schedule. */
export const addAddCommand = (schedules: Command, context: CommandContext): void => {
  const add = addScheduleOptions(
    schedules
      .command('add')
      .description('collect the reviews of a product on a schedule')
      .addArgument(kindArgument())
      .argument('<product>', 'the product name'),
    'run now and then at this interval',
  )
    .option('--json', 'print the schedule as a JSON object')
    .addHelpText('after', examples);
  add.action(async () => {
    const [kind, productName] = argumentsSchema.parse(add.processedArgs);
    const json = wantsJson(add);
    const options = scheduleOptionsOf(add);
    if (options.everySeconds === undefined && options.cron === undefined) {
      add.error('error: --every or --cron is required.');
    }
    const { signal, out, env } = context;
    const input = { kind: kinds[kind], productName, ...options };
    const endpoint = connectToServer(add, env);
    const { scheduleReviews } = await request(endpoint, AddScheduleDocument, { input }, { signal });
    const lines = json
      ? [JSON.stringify(scheduleReviews)]
      : scheduleDetails(scheduleReviews, paintFor(out, env));
    out.write(`${lines.join('\n')}\n`);
  });
};

const argumentsSchema = z.tuple([kindName, z.string()]);

const examples = `
Examples:
  reviewcast schedules add store "Halden Arc 2 Headphones" --every 12h
  reviewcast schedules add community "Halden Arc 2" --cron "0 9 * * 1" --time-zone Europe/Berlin`;
