import type { Command } from 'commander';
import { z } from 'zod';
import { interval, wholeNumber } from '../commands/option-types.ts';

/** Adds the options of a schedule other than its kind and product. @param atInterval what `--every` does. */
export const addScheduleOptions = (command: Command, atInterval: string): Command =>
  command
    .option('--every <interval>', `${atInterval}: 90m, 12h, 7d; at least 60s`, interval)
    .option('--cron <pattern>', 'run when this pattern of five fields matches, such as "0 9 * * 1"')
    .option('--time-zone <zone>', 'the time zone of --cron, such as Europe/Berlin (default: UTC)')
    .option('--max <n>', 'maximum number of reviews of a run, 1 to 1000', wholeNumber(1, 1000))
    .option('--source <name...>', 'use only these sources')
    .option('--url <page...>', 'additional product pages to read (`store` only)');

/** The options that were given. Fails the command if they contradict each other. */
export const scheduleOptionsOf = (command: Command) => {
  const options = optionsSchema.parse(command.opts());
  if (options.every !== undefined && options.cron !== undefined) {
    command.error('error: --every and --cron exclude each other.');
  }
  if (options.timeZone !== undefined && options.every !== undefined) {
    command.error('error: --time-zone is only valid with --cron.');
  }
  return {
    ...(options.every === undefined ? {} : { everySeconds: options.every }),
    ...(options.cron === undefined ? {} : { cron: options.cron }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.max === undefined ? {} : { maxReviews: options.max }),
    ...(options.source === undefined ? {} : { sources: options.source }),
    ...(options.url === undefined ? {} : { productUrls: options.url }),
  };
};

const optionsSchema = z.object({
  every: z.number().optional(),
  cron: z.string().optional(),
  timeZone: z.string().optional(),
  max: z.number().optional(),
  source: z.array(z.string()).optional(),
  url: z.array(z.string()).optional(),
});
